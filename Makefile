# The project's verbs. Everything runs in .venv, made from the lock file on first use.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
NPM := $(or $(NPM),npm)
SITE ?= site
DIST ?= dist
ATLAS := PYTHONPATH=hooks $(BIN)/python -m atlas
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build compress offline check report audit test bench lint ledger facts release schema lock vulnerabilities sbom bundle tools clean

help: ## list the verbs
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

serve: .venv/ready ## serve the site, rebuilt on every change (http://127.0.0.1:8000/)
	@PYTHONPATH=hooks $(BIN)/python -m mkdocs_site.preview

build: .venv/ready ## write the site to site/, if it is sound; else the last one stands
	@$(ATLAS) build --site $(SITE)

compress: .venv/ready ## write site/ with a .gz beside each text, for a web server of one's own
	@$(ATLAS) build --compress --site $(SITE)

offline: build ## write dist/chat-error-atlas.zip, which opens from a folder without a server
	$(ATLAS) offline --site $(SITE) --copy $(DIST)/chat-error-atlas.zip

check: .venv/ready ## check the catalog without building
	$(ATLAS) check

report: .venv/ready ## print how far the catalog is covered
	$(ATLAS) report

audit: .venv/ready ## print source and entry side by side: SOURCES=folder VENDOR=slug [CODE=…]
	@$(ATLAS) audit --sources "$(SOURCES)" --vendor "$(VENDOR)" --code="$(CODE)"

test: .venv/ready tools lint ## everything: checkers, catalog, built site, real browser and server
	$(BIN)/pytest

bench: .venv/ready tools ## measure what a build, a search and an edit cost, at several sizes
	PYTHONPATH=hooks:tests:tests/support $(BIN)/python tests/bench/build.py
	PYTHONPATH=hooks:tests:tests/support $(BIN)/python tests/bench/finder.py
	PYTHONPATH=hooks:tests:tests/support $(BIN)/python tests/bench/editing.py

lint: .venv/ready ## run the checkers of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

ledger: build ## write new addresses into the ledger of published paths
	$(ATLAS) ledger --site $(SITE)

facts: .venv/ready ## write the digests of codes, names and messages anew, after a meant change
	$(ATLAS) facts

release: .venv/ready ## keep the state of the catalog as a release; DATE=2026-11-21 names the day
	$(ATLAS) release $(if $(DATE),--date $(DATE))

schema: .venv/ready ## write the JSON Schemas of the data files anew
	$(ATLAS) schema

lock: .venv/ready ## write requirements.txt anew from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --group dev --upgrade \
	  --generate-hashes --custom-compile-command "make lock" pyproject.toml -o requirements.txt

vulnerabilities: .venv/ready ## ask PyPI and npm about known vulnerabilities of what is locked
	$(BIN)/pip-audit --requirement requirements.txt --require-hashes --disable-pip --strict
	cd tests/npm && $(NPM) audit --package-lock-only

sbom: .venv/ready ## write dist/sbom-*.cdx.json: every package from PyPI and npm, as CycloneDX
	@mkdir -p $(DIST)
	$(BIN)/python -W ignore -m cyclonedx_py requirements requirements.txt --pyproject pyproject.toml \
	  --output-reproducible --no-validate --output-file $(DIST)/sbom-python.cdx.json
	cd tests/npm && $(NPM) sbom --package-lock-only --sbom-format cyclonedx \
	  > $(abspath $(DIST))/sbom-npm.cdx.json

bundle: offline sbom ## write to dist/ what a release carries, with checksums
	tar --create --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --directory $(SITE) . \
	  | gzip -9 --no-name > $(DIST)/chat-error-atlas-site.tar.gz
	cd $(DIST) && sha256sum *.zip *.tar.gz *.cdx.json > SHA256SUMS

tools: ## bring the browser, the web server and the checkers that the tests drive
	@sh tests/support/bring-tools.sh
	@$(MAKE) --no-print-directory tests/npm/node_modules/.ready

tests/npm/node_modules/.ready: tests/npm/package-lock.json
	cd tests/npm && $(NPM) ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

clean: ## remove what was built and installed
	rm -rf site .site.build dist .venv tests/npm/node_modules

.venv/ready: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@
