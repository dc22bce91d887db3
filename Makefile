# make run    the app, on http://127.0.0.1:8501 or PORT=
# make test   lint, types, import rules and all tests; installs what they need, browsers included
# make bench  speed of the app against two reference apps, time, size and memory of files (no test)
# make check  validate the data
# make lock   pyproject.toml -> requirements*.txt: every package with its hashes; no pin moves unless it must
# make land   static/land: land, borders, lakes and rivers, from the atlases of package-lock.json
# make scripts scripts/ -> static/: the scripts and style sheets of the browser, by the esbuild of package-lock.json
# make licences, make sbom   what ships and under which licences: docs/licences.md, out/sbom.cdx.json (CycloneDX)
# make architecture   the picture of the packages and their imports: docs/architecture.svg
# make golden replace the pictures that tests compare with, and show each before and after in out/goldens
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
NODE := node_modules/.package-lock.json

.PHONY: run test lint unit browser bench screenshot golden scripts land lock licences sbom architecture check clean

run: $(VENV)/.run
	@echo "Open http://127.0.0.1:$(PORT) (stop with Ctrl+C)"
	@$(BIN)/streamlit run app.py --server.port $(PORT) --server.address 127.0.0.1 --server.headless true

test: lint unit browser

lint: $(VENV)/.dev $(NODE)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/npm.py run --silent lint
	$(BIN)/python -m geo check

unit: $(VENV)/.dev $(NODE)
	$(BIN)/python -m pytest -m "not browser" -n auto --dist loadfile

browser: $(VENV)/.dev
	sh tools/install_browser.sh $(BIN)/python firefox
	$(BIN)/python -m pytest -m browser -n 2 --dist loadfile --reruns 2 -raR  # a busy machine may be late: reruns are named

bench: $(VENV)/.dev
	sh tools/install_browser.sh $(BIN)/python
	$(BIN)/python bench/run.py

screenshot: $(VENV)/.dev
	sh tools/install_browser.sh $(BIN)/python
	$(BIN)/python tools/take_screenshot.py

scripts: $(VENV)/.dev $(NODE)
	$(BIN)/python tools/build_symbology.py
	$(BIN)/python tools/npm.py run --silent build

land: $(VENV)/.dev $(NODE)
	$(BIN)/python tools/build_land.py

golden: $(VENV)/.dev
	$(BIN)/python tools/renew_goldens.py

check: $(VENV)/.run
	$(BIN)/python -m geo check

LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --quiet \
	--annotation-style line --custom-compile-command "make lock"

lock: $(VENV)/.dev
	$(BIN)/$(LOCK) --output-file requirements.txt
	$(BIN)/$(LOCK) --group dev --constraint requirements.txt --output-file requirements-dev.txt
	$(MAKE) licences

licences: $(VENV)/.dev
	$(BIN)/python tools/bill_of_materials.py licences docs/licences.md

architecture: $(VENV)/.dev
	$(BIN)/python tools/draw_architecture.py

sbom: $(VENV)/.dev
	$(BIN)/python tools/bill_of_materials.py sbom out/sbom.cdx.json

clean:
	rm -rf $(VENV) node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.run: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it with PYTHON=")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(NODE): package-lock.json $(VENV)/.dev
	$(BIN)/python tools/npm.py ci --silent
	@touch $@
