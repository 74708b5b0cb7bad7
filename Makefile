# `make run` analyses the articles of the corpus; `make test` runs the tests. Both need Python 3.11
# or later and nothing else: everything is installed into .venv.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: run test lint models clean

run: .venv/.installed
	$(BIN)/docanalyze run corpus/articles --output outputs/demo

test: .venv/.installed-dev
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: .venv/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# The classifier, from the shipped labels and from real passages, whose documents must lie in TEXTS
# (see scripts/real_passages.py). The entity model takes longer and needs its training data: see
# scripts/train_entities.py.
models: .venv/.installed-dev
	$(BIN)/python scripts/real_passages.py $(TEXTS) --half open --output build/real.jsonl
	$(BIN)/docanalyze train build/real.jsonl --with-shipped --replace --output models/governance
	cat scripts/governance_card.md >> models/governance/README.md

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("docanalyze needs Python 3.11 or later" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv

.venv/.installed: .venv/bin/python pyproject.toml
	$(PIP) install --quiet --editable .
	touch $@

.venv/.installed-dev: .venv/.installed
	$(PIP) install --quiet --editable '.[dev]'
	touch $@

clean:
	rm -rf .venv outputs/demo build dist .mypy_cache .pytest_cache .ruff_cache
