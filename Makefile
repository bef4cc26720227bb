# One command for a developer: make. See CONTRIBUTING.md.
PYTHON ?= .venv/bin/python
BIN := $(dir $(PYTHON))

.PHONY: all format lint types test bench clean
all: lint types test

.venv:
	python3 -m venv .venv
	.venv/bin/pip install -e '.[test]'

format: .venv
	$(BIN)ruff format .
	$(BIN)ruff check --fix .

lint: .venv
	$(BIN)ruff check .
	$(BIN)ruff format --check .
	$(BIN)lint-imports

types: .venv
	$(BIN)mypy

test: .venv
	$(BIN)pytest

bench: .venv
	$(PYTHON) benchmarks/speed.py

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
