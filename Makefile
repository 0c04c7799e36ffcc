# The project's commands. Each installs what it needs into .venv, from a lock with hashes.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
NPM := $(or $(NPM),npm)
NODE := $(or $(NODE),node)
SITE ?= site
DIST ?= dist
ATLAS := PYTHONPATH=hooks $(BIN)/python -m atlas
GROUPS := lint test browser interop release
EVERYTHING := .venv/site $(GROUPS:%=.venv/%)
# Material prints an advertisement against MkDocs 2 into every build. README says where we stand.
export NO_MKDOCS_2_WARNING := 1
unexport PYTHONOPTIMIZE # 2 would drop the descriptions of the schemas

ifeq ($(wildcard requirements/site.txt),)
$(error This is not the folder of the project; go there, or run: make -C FOLDER)
endif

.PHONY: help serve build compress offline check report audit test test-fast test-js fuzz bench lint ledger facts release schema lock vulnerabilities sbom bundle tools clean

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

serve: .venv/site ## serve the site, rebuilt on every change; PORT=8001 names another port than 8000
	@PYTHONPATH=hooks $(BIN)/python -m mkdocs_site.preview $(if $(PORT),--address "127.0.0.1:$(PORT)")

build: .venv/site ## build and verify the site in site/; a failed build leaves the last one
	@$(ATLAS) build --site "$(SITE)"

compress: .venv/site ## write site/ with a .gz beside each text, for a web server that you run
	@$(ATLAS) build --compress --site "$(SITE)"

offline: build ## write dist/chat-error-atlas.zip, which opens from a folder without a server
	$(ATLAS) offline --site "$(SITE)" --copy "$(DIST)/chat-error-atlas.zip"

check: .venv/site ## check the catalog without building
	$(ATLAS) check

report: .venv/site ## print the coverage of the catalog by vendor
	$(ATLAS) report

audit: .venv/site ## print source and entry side by side: SOURCES=folder VENDOR=slug [CODE=…]
	@$(ATLAS) audit --sources "$(SOURCES)" --vendor "$(VENDOR)" --code="$(CODE)"

test: $(EVERYTHING) tools lint test-js ## everything: linters, catalog, built site, real browsers and server
	$(BIN)/pytest -n auto --dist loadfile

test-fast: lint check test-js ## linters, types, catalog and unit tests, without a browser; under a minute
	$(BIN)/pytest -n auto --dist loadfile tests/unit tests/project

fuzz: build .venv/test ## try random catalogs, queries, logs and addresses for SECONDS=60
	PYTHONPATH=hooks:tests:tests/support $(BIN)/python tests/fuzz/run.py "$(or $(SECONDS),60)" "$(NODE)"

bench: $(EVERYTHING) .venv/bench tools tests/bench/npm/node_modules/.ready ## measure builds, searches and edits at several sizes, and compare with other tools
	PYTHONPATH=hooks:tests:tests/support $(BIN)/python tests/bench/build.py
	PYTHONPATH=hooks:tests:tests/support $(BIN)/python tests/bench/peers.py
	PYTHONPATH=hooks:tests:tests/support $(BIN)/python tests/bench/finder.py
	PYTHONPATH=hooks:tests:tests/support $(BIN)/python tests/bench/compare.py
	PYTHONPATH=hooks:tests:tests/support $(BIN)/python tests/bench/editing.py

lint: $(EVERYTHING) tests/npm/node_modules/.ready ## run the linters and type checkers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(NPM) run --silent --prefix tests/npm types
	$(NPM) run --silent --prefix tests/npm lint

test-js: .venv/site tests/npm/node_modules/.ready # the unit tests of the scripts
	PYTHON="$(CURDIR)/$(BIN)/python" $(NODE) --test tests/js/*.test.mjs

ledger: .venv/site ## write new addresses and constants into the files of what was published
	@$(ATLAS) join
	@$(ATLAS) build --site "$(SITE)"
	$(ATLAS) ledger --site "$(SITE)"

facts: .venv/site ## write the fact digests again, after an intended change
	$(ATLAS) facts

release: .venv/site ## write the state of the catalog as a release; DATE=2026-11-21 names the day
	$(ATLAS) release $(if $(DATE),--date "$(DATE)")

schema: .venv/site ## write the JSON Schemas of the data files again
	$(ATLAS) schema

lock: .venv/release ## write uv.lock and requirements/*.txt again from pyproject.toml
	$(BIN)/uv lock --quiet --upgrade
	@$(EXPORT) --output-file requirements/site.txt > /dev/null
	@for group in $(GROUPS) bench; do \
	  $(EXPORT) --only-group $$group --output-file requirements/$$group.txt > /dev/null || exit 1; \
	done

EXPORT := $(BIN)/uv export --quiet --frozen --no-emit-project --no-header --format requirements.txt

vulnerabilities: .venv/release ## ask OSV and npm about known vulnerabilities of what is locked
	$(BIN)/uv audit --frozen
	cd tests/npm && $(NPM) audit --package-lock-only
	cd tests/bench/npm && $(NPM) audit --package-lock-only

sbom: .venv/release ## write dist/sbom-*.cdx.json: every package from PyPI and npm, as CycloneDX
	@mkdir -p "$(DIST)"
	$(BIN)/uv export --quiet --frozen --all-groups --format cyclonedx1.5 \
	  --output-file "$(DIST)/sbom-python.cdx.json" > /dev/null
	$(NPM) sbom --prefix tests/npm --package-lock-only --sbom-format cyclonedx \
	  > "$(DIST)/sbom-npm.cdx.json"

bundle: offline sbom ## write to dist/ what a release carries, with checksums
	tar --create --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --directory "$(SITE)" . \
	  | gzip -9 --no-name > "$(DIST)/chat-error-atlas-site.tar.gz"
	cd "$(DIST)" && sha256sum *.zip *.tar.gz *.cdx.json > SHA256SUMS

tools: ## install the browsers, the web server and the npm packages that the tests drive
	@sh tests/support/install-tools.sh
	@$(MAKE) --no-print-directory tests/npm/node_modules/.ready

%/node_modules/.ready: %/package-lock.json
	@sh tests/support/install-tools.sh node npm
	cd $* && $(NPM) ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

clean: ## remove what was built and installed
	rm -rf site .site.build dist .venv tests/npm/node_modules tests/bench/npm/node_modules

INSTALL := $(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check \
  --no-compile --no-deps --require-hashes

.venv/site: requirements/site.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12")'
	@$(PYTHON) -m pip --version > /dev/null || { echo "pip is needed; install it, or name a Python that has it: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv --clear --without-pip .venv
	$(INSTALL) -r $<
	@touch $@

.venv/%: requirements/%.txt .venv/site
	$(INSTALL) -r $<
	@touch $@
