#!/bin/sh
# Pins requirements*.in, for every Python from 3.10 on and without any address: pin_requirements.sh UV
set -eu
pin() {
    "$1" pip compile --quiet --universal --python-version 3.10 --no-strip-extras --generate-hashes \
        --no-header --no-emit-index-url --no-emit-find-links "$2" --output-file "$3" ${4:+--constraints "$4"}
}
pin "$1" requirements-dev.in requirements-dev.txt
pin "$1" requirements.in requirements.txt requirements-dev.txt
pin "$1" requirements-cloud.in requirements-cloud.txt
pin "$1" requirements-benchmark.in requirements-benchmark.txt requirements-dev.txt
