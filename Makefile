# The commands of the project; `make` alone lists them. Each step leaves a stamp in .venv, so that
# the second time is quick. With another Python: make PYTHON=/path/to/python3.12 test

PYTHON ?= python3
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PROJECT_FILES := pyproject.toml LICENCE frontend/npm/package-lock.json frontend/building.py

export PIP_NO_INPUT = 1

.DEFAULT_GOAL := help
.PHONY: help demo test feeds check bench venv lock wheel clean

help:
	@echo "make demo    a catalogue of eight sample departments, opened, with people to sign in as"
	@echo "make test    every test that needs no server"
	@echo "make feeds   real feeds at ../shared/feeds through the command, as a table"
	@echo "make check   format, lint, types, import contracts, documents"
	@echo "make bench   what is measured, against what, as tables; FULL=1 for the large sizes"
	@echo "make venv    only the environment in $(VENV)"
	@echo "make wheel   the distribution, in dist/"
	@echo "make lock    the locked requirements anew (needs uv)"
	@echo "make clean   remove what the commands above made, except the environment"

demo: $(VENV)/.stamp-runtime
	@WAYLEAVE_HOME=$${WAYLEAVE_HOME:-./instance} $(BIN)/wayleave demo

test: $(VENV)/.stamp-dev
	$(BIN)/python -m pytest -n $(WORKERS)

feeds: $(VENV)/.stamp-dev
	$(BIN)/python -m tests.feeds.table

check: $(VENV)/.stamp-dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -q tests/architecture/test_documents.py

bench: $(VENV)/.stamp-dev
	$(BIN)/python -m benchmarks $(if $(FULL),--full)

venv: $(VENV)/.stamp-dev

wheel: $(VENV)/.stamp-dev
	$(BIN)/python -m build --wheel --no-isolation

# `uv` writes hashes for every platform; without two of the flags it would write where it looked,
# and without the last pip would take an extra (coverage[toml]) from the newest, unlocked version.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links --no-strip-extras

lock:
	$(LOCK) pyproject.toml --output-file requirements/runtime.txt
	$(LOCK) pyproject.toml --group dev --output-file requirements/dev.txt
	$(LOCK) requirements/build.in --constraints requirements/dev.txt \
		--output-file requirements/build.txt
	$(LOCK) requirements/node.in --output-file requirements/node.txt

clean:
	rm -rf build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Wayleave needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1)."; \
		echo "Install one and name it: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "The environment could not be made; on Debian: apt-get install python3-venv"; exit 1; }

# The build backend comes first and locked, so that building needs no network of its own.
$(VENV)/.stamp-runtime: requirements/runtime.txt requirements/build.txt $(PROJECT_FILES) \
		| $(VENV)/bin/python
	@echo "Installing Wayleave and what it needs in $(VENV); this is done once."
	@$(PIP) install --require-hashes -r requirements/runtime.txt
	@$(PIP) install --require-hashes -r requirements/build.txt
	@command -v npm >/dev/null || $(PIP) install --require-hashes -r requirements/node.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.stamp-dev: requirements/dev.txt tests/npm/package-lock.json $(VENV)/.stamp-runtime
	@echo "Installing what tests and checks need."
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@# Without npm the tests that need something of it skip with a reason.
	@! command -v npm >/dev/null || npm --prefix tests/npm ci --ignore-scripts --loglevel=error
	@touch $@
