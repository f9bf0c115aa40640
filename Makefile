# make route   sets up, routes the demo CRM (or FILES=folder; on TARGET=postgres), prints where every lead went
# make explain LEAD=id says why that lead is where it is (with FILES=folder or TARGET=postgres as it was routed)
# make check   the quick loop: builds and tests the demo on DuckDB, lints what changed
# make test    sets up, runs everything CI runs
# make parity  routes the same CRM on every engine (or ENGINES=duckdb,postgres) and compares every value
# make quality measures matches and duplicates on labelled leads (and those of LABELLED=folder[,...])
# make weights fits the points of matching to labelled leads (and LABELLED=folder[,...]), says what would change
# make benchmark times matches and duplicates beside Splink on generated leads (LEADS=10000,100000 unless given)
# make throughput times the assignment of a million generated leads beside a plain loop (or LEADS=100000)
# make tickets TICKETS=incident_event_log.zip holds the SLA clocks against a real ticket system (docs/tickets.md)
# make docs    one HTML file with every model, column and the lineage, in target/static_index.html

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
FILES ?=
AS_OF ?=
TARGET :=
ENGINES :=
LABELLED ?=
LEADS ?=
DATE_ORDER ?=
LEAD ?=
TICKETS ?=

export DBT_PROFILES_DIR := $(CURDIR)
export DBT_SEND_ANONYMOUS_USAGE_STATS := false

.PHONY: route explain check test parity quality weights benchmark throughput tickets lint docs demo requirements clean

# Other warehouses than DuckDB need packages that only the set-up for tests installs.
route: $(VENV)/$(if $(TARGET),.ready-dev,.ready)
	@$(BIN)/python scripts/route.py $(if $(FILES),--files "$(FILES)") $(if $(AS_OF),--as-of "$(AS_OF)") \
		$(if $(DATE_ORDER),--date-order "$(DATE_ORDER)") $(if $(TARGET),--target "$(TARGET)")

explain: $(VENV)/$(if $(TARGET),.ready-dev,.ready)
	@$(BIN)/python scripts/explain.py "$(LEAD)" $(if $(FILES),--files "$(FILES)") $(if $(TARGET),--target "$(TARGET)")

check: $(VENV)/.ready-dev
	@scripts/lint_changed.sh $(BIN)
	@$(BIN)/pytest -q -m "not slow"

test: $(VENV)/.ready-dev $(VENV)-cloud/.ready lint
	@$(BIN)/pytest -q --numprocesses 2 --dist loadfile --no-loadscope-reorder

parity: $(VENV)/.ready-dev
	@PYTHONPATH=tests $(BIN)/python -m parity $(if $(ENGINES),--engines "$(ENGINES)")

quality: $(VENV)/.ready-dev
	@PYTHONPATH=tests $(BIN)/python -m quality $(if $(LABELLED),--labelled "$(LABELLED)")

weights: $(VENV)/.ready-dev
	@PYTHONPATH=tests $(BIN)/python -m quality.fit $(if $(LABELLED),--labelled "$(LABELLED)")

benchmark: $(VENV)/.ready-dev $(VENV)-benchmark/.ready
	@PYTHONPATH=tests $(BIN)/python -m benchmark --splink $(VENV)-benchmark/bin/python $(if $(LEADS),--leads "$(LEADS)")

throughput: $(VENV)/.ready-dev
	@PYTHONPATH=tests $(BIN)/python -m benchmark.routing $(if $(LEADS),--leads "$(LEADS)")

tickets: $(VENV)/.ready-dev
	@PYTHONPATH=tests $(BIN)/python -m tickets "$(TICKETS)"

lint: $(VENV)/.ready-dev
	@$(BIN)/ruff check --quiet scripts tests && $(BIN)/ruff format --check --quiet scripts tests
	@echo "sqlfluff: models, tests, analyses"
	@$(BIN)/sqlfluff lint --processes 2 --disable-progress-bar models tests analyses

docs: $(VENV)/.ready
	@$(BIN)/dbt docs generate --static

demo: $(VENV)/.ready
	@$(BIN)/python scripts/build_demo.py

requirements: $(VENV)/.ready-dev
	@scripts/pin_requirements.sh $(BIN)/uv

clean:
	rm -rf $(VENV) $(VENV)-cloud $(VENV)-benchmark target logs lead_routing.duckdb metastore_db spark-warehouse derby.log

$(VENV)/.ready: requirements.txt
	@scripts/set_up.sh $(PYTHON) $(VENV) requirements.txt
	@touch $@

$(VENV)/.ready-dev: requirements-dev.txt
	@scripts/set_up.sh $(PYTHON) $(VENV) requirements-dev.txt
	@touch $@

$(VENV)-cloud/.ready: requirements-cloud.txt
	@scripts/set_up.sh $(PYTHON) $(VENV)-cloud requirements-cloud.txt
	@touch $@

$(VENV)-benchmark/.ready: requirements-benchmark.txt
	@scripts/set_up.sh $(PYTHON) $(VENV)-benchmark requirements-benchmark.txt
	@touch $@
