# Everything starts from a machine with Python 3.11 and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := $(wildcard src/verbindend/locale/*/LC_MESSAGES/*.po) pyproject.toml hatch_build.py

.PHONY: run test fix lint shots words requirements bench picture clean

run: $(VENV)/.app ## set up and open the program
	@$(BIN)/verbindend

test: lint ## set up; then format, lint, types, import contracts and all tests
	$(BIN)/python -m pytest -n 2 $(PYTEST)

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(VENV)/.dev ## format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

shots: $(VENV)/.dev ## redraw the screens' snapshots; look at them before you commit
	$(BIN)/python -m pytest tests/screens/test_snapshots.py --snapshot-update

words: $(VENV)/.dev ## bring the catalogues up to date with the interface's sentences
	$(BIN)/pybabel -q extract -F babel.cfg --no-location --omit-header -k tr -k many:1,2 -k mark -k Refusal -o build/verbindend.pot src
	$(BIN)/pybabel -q update -N --no-wrap --omit-header -l nl -D verbindend -i build/verbindend.pot -d src/verbindend/locale

bench: $(VENV)/.dev ## measure the budgets of docs/performance.md
	$(BIN)/python bench/budgets.py

requirements: ## renew the pinned, hashed requirements
	uv pip compile -q pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url -o requirements/app.txt
	uv pip compile -q pyproject.toml --group build --group dev -c requirements/app.txt --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url -o requirements/dev.txt

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "verbindend needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.app: $(VENV)/.made requirements/app.txt $(SOURCES)
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/app.txt
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.app requirements/dev.txt
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
