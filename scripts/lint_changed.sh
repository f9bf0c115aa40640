#!/bin/sh
# Lints the Python, and the SQL files that differ from the last commit: lint_changed.sh BIN
set -eu
"$1/ruff" check --quiet scripts tests
"$1/ruff" format --check --quiet scripts tests
changed=$( { git diff --name-only --diff-filter=d HEAD; git ls-files --others --exclude-standard; } \
    | grep -E '^(models|tests|analyses)/.*\.sql$' | sort -u || true)
[ -n "$changed" ] || exit 0
echo "sqlfluff: $(echo "$changed" | wc -l) changed files"
# shellcheck disable=SC2086
"$1/sqlfluff" lint --disable-progress-bar $changed
