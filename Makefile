# Two commands suffice on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: install demo test check format lint types contracts docs reference bench lock clean

install: .venv/installed frontend/installed

.venv/installed: pyproject.toml requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# The front-end libraries come from npm by its lock file and are bundled into the package.
frontend/installed: frontend/package.json frontend/package-lock.json $(wildcard frontend/*.mjs frontend/src/*)
	cd frontend && npm ci --no-audit --no-fund --loglevel=error && npm run --silent build
	touch $@

demo: install
	$(BIN)/dragoman build examples/moscow-2020
	@echo "The dossier is examples/moscow-2020/dossier/index.html; '$(BIN)/dragoman open examples/moscow-2020' opens it."

test: install
	$(BIN)/python -m pytest

check: install format lint types contracts test docs

format:
	$(BIN)/ruff format --check src tests benchmarks docs

lint:
	$(BIN)/ruff check src tests benchmarks docs

types:
	$(BIN)/mypy

contracts:
	$(BIN)/lint-imports

docs:
	$(BIN)/python docs/generate.py --check

reference: install
	$(BIN)/python docs/generate.py

bench: install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python -m benchmarks

lock:
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --extra dev -o requirements.lock pyproject.toml

clean:
	rm -rf .venv frontend/node_modules frontend/installed src/dragoman/publish/static/vendor examples/*/.dragoman examples/*/dossier
