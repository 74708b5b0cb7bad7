# `make run` analyses the articles of the corpus; `make test` runs the tests. Both need Python 3.11
# or later and nothing else: everything is installed into .venv.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: run test lint models entity-model clean

run: .venv/.installed
	$(BIN)/docanalyze run corpus/articles --output outputs/demo

test: .venv/.installed-dev
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: .venv/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# The classifier, from the shipped labels and from real passages, whose documents must lie in TEXTS
# (see scripts/real_passages.py).
models: .venv/.installed-dev
	$(BIN)/python scripts/real_passages.py $(TEXTS) --half open --output build/real.jsonl
	$(BIN)/docanalyze train build/real.jsonl --with-shipped --replace --output models/governance
	cat scripts/governance_card.md >> models/governance/README.md

# The entity model and its word vectors, anew: TEXTS holds texts without annotation, DATA annotated
# ones (see models/en_docanalyze/README.md). About half an hour on one core.
entity-model: .venv/.installed-dev
	$(BIN)/python scripts/make_entity_vectors.py $(TEXTS) $(DATA) --output build/vectors
	$(BIN)/python scripts/train_entities.py $(DATA) --vectors build/vectors \
		--output models/en_docanalyze --steps 3500 --seed 0

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
