# Each target sets up what it needs by itself. Without make: see README.md, "Without make".

PORT ?= 8501
VENV := .venv
ifeq ($(OS),Windows_NT)
  BIN := $(VENV)/Scripts
else
  BIN := $(VENV)/bin
endif
# The first Python that is 3.11 or newer.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3 python; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
TESTS ?=

.PHONY: run test check lint bench clean

run: $(VENV)/.run-ready  ## serve the app on http://localhost:$(PORT)
	$(BIN)/python -m streamlit run app.py --server.port $(PORT)

test: $(VENV)/.test-ready  ## every test, in a real Chromium too; TESTS=tests/scoring for some
	$(BIN)/python tests/tools/find_chromium.py
	$(BIN)/python -m pytest -n 2 --dist worksteal $(TESTS)

lint: $(VENV)/.test-ready  ## style and types
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy

check: lint test  ## style, types and tests

bench: $(VENV)/.test-ready  ## the figures of benchmarks/
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python $(VENV)/Scripts/python.exe:
	@test -n "$(PYTHON)" || { echo "Sweet Spot needs Python 3.11 or newer; none was found on the path."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run-ready: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.test-ready: requirements.txt requirements-dev.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.run-ready
