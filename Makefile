# Everything starts from a machine with Python 3.11 and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := $(wildcard src/verbindend/locale/*/LC_MESSAGES/*.po) pyproject.toml hatch_build.py
PIP := $(BIN)/pip install -q --disable-pip-version-check
COMPILE := $(BIN)/uv pip compile -q pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --no-emit-index-url

.PHONY: help run test lint fix shots words picture bench requirements clean

help: ## say what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

run: $(VENV)/.app ## set up and open the program
	@$(BIN)/verbindend

test: lint ## set up; then format, lint, types, import contracts and all tests
	$(BIN)/python -m pytest -n 2 $(PYTEST)

lint: $(VENV)/.dev ## format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(VENV)/.dev ## format, and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

shots: $(VENV)/.dev ## draw the snapshots of the screens anew; look at them before you commit
	$(BIN)/python -m pytest tests/screens/test_snapshots.py --snapshot-update

words: $(VENV)/.dev ## bring the Dutch catalogue up to date with the sentences in the sources
	@mkdir -p build
	$(BIN)/pybabel -q extract -F babel.cfg --no-location --omit-header \
		-k tr -k many:1,2 -k mark -k Refusal -o build/verbindend.pot src
	$(BIN)/pybabel -q update -N --ignore-obsolete --no-wrap -l nl -D verbindend \
		-i build/verbindend.pot -d src/verbindend/locale

picture: $(VENV)/.dev ## draw the pictures of the README
	$(BIN)/python docs/pictures/draw.py

bench: $(VENV)/.dev ## measure the budgets of docs/performance.md
	$(BIN)/python bench/budgets.py

requirements: $(VENV)/.made ## renew the pinned, hashed requirements
	$(PIP) uv
	$(COMPILE) --group build -o requirements/app.txt
	$(COMPILE) --group build --group dev -c requirements/app.txt -o requirements/dev.txt

clean: ## remove what was made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis snapshot_report.html

$(VENV)/.made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "verbindend needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.app: $(VENV)/.made requirements/app.txt $(SOURCES)
	$(PIP) --require-hashes -r requirements/app.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.app requirements/dev.txt
	$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@
