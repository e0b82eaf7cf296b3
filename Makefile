# `make run` shows the product on a generated institution, `make test` runs every check.
PYTHON ?= python3
BIN := .venv/bin
OUT := build
INSTITUTIONS ?= 50
SYSTEMS ?= 200
PRIVACY_ROWS ?= 1000000
SECONDS ?= 600

.PHONY: install run test lint types contracts unit lock bench bench-industry bench-privacy fuzz-privacy recognition full docs clean

install: .venv/.installed

.venv/.installed: requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q src/zhengdun
	touch $@

# The sample has planted faults, so that assess ends with exit code 1: that is what it is for.
run: install
	rm -rf $(OUT)/sample
	$(BIN)/zhengdun sample $(OUT)/sample
	$(BIN)/zhengdun assess $(OUT)/sample --on 2026-10-31 || test $$? -eq 1
	$(BIN)/zhengdun assess $(OUT)/sample --on 2026-10-31 --format html --output $(OUT)/report.html || test $$? -eq 1

test: lint types contracts unit

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install
	$(BIN)/mypy

contracts: install
	$(BIN)/lint-imports

unit: install
	$(BIN)/pytest -n auto --dist loadfile

# Prints times as ratios within one run; machines differ, so nothing is asserted.
bench: .venv/.bench
	PYTHONPATH=tests:. $(BIN)/python -m benchmarks.interactive
	PYTHONPATH=. $(BIN)/python -m benchmarks.industry --institutions $(INSTITUTIONS) --systems $(SYSTEMS)

# A whole industry, 1.2 × 10⁸ rows: made up in about five minutes the first time; on Spark too after `make full`.
bench-industry: .venv/.bench
	PYTHONPATH=. $(BIN)/python -m benchmarks.industry --institutions 1000 --systems 1000 --runs 1

# Personal information: text, pseudonyms, files, the gateway; Spark where `make full` installed it.
bench-privacy: .venv/.bench
	PYTHONPATH=. $(BIN)/python -m benchmarks.privacy.text
	PYTHONPATH=. $(BIN)/python -m benchmarks.privacy.pseudonyms
	PYTHONPATH=. $(BIN)/python -m benchmarks.privacy.two_processes
	PYTHONPATH=. $(BIN)/python -m benchmarks.privacy.files --rows $(PRIVACY_ROWS)
	PYTHONPATH=. $(BIN)/python -m benchmarks.privacy.gateway
	if $(BIN)/python -c 'import pyspark' 2>/dev/null; then PYTHONPATH=. $(BIN)/python -m benchmarks.privacy.spark; fi

# Random bytes through the recognisers, the readers of files, policies and mail; see tests/fuzz. Not locked, not in CI.
fuzz-privacy: install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group fuzz
	PYTHONPATH=tests $(BIN)/python -m fuzz --seconds $(SECONDS)

# Precision and recall of the recognisers on the messages written by hand.
recognition: install
	PYTHONPATH=tests $(BIN)/python -m privacy.recognisers.accuracy

.venv/.bench: .venv/.installed requirements-bench.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	touch $@

# The large optional parts (Spark, the compiler of numba): their tests run where this is installed, and always in CI.
full: .venv/.full

.venv/.full: .venv/.installed requirements-full.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-full.txt
	touch $@

# A page for each duty, article, ledger and parameter, in Chinese and English; open build/site/index.html.
docs: .venv/.docs
	PYTHONPATH=docs $(BIN)/python -m website $(OUT)/site

.venv/.docs: .venv/.installed requirements-docs.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-docs.txt
	touch $@

lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml -o requirements.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml --group dev --extra gateway --extra postgres -o requirements-dev.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml --group dev --group bench --extra gateway --extra postgres --extra jit -o requirements-bench.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml --group dev --extra gateway --extra postgres --extra jit --extra spark -o requirements-full.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml --group dev --group docs --extra gateway --extra postgres -o requirements-docs.txt

clean:
	rm -rf $(OUT) .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
