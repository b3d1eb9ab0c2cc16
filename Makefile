# Masar: everything a developer or an officer's machine does, each step skipped when nothing changed.
#
#   make run      set up, then web and worker on http://127.0.0.1:8000 (PORT=… chooses another)
#   make check    static checks and fast tests, under two minutes (-k tells all that is wrong)
#   make test     everything, on SQLite, on PostgreSQL and in a browser, under ten minutes

SHELL  := /bin/sh
PYTHON := $(shell setup/python)
STEP   := $(PYTHON) -m setup.step
IN     := setup/within

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run check test ready ready-to-test front-end fast suites coverage weigh translations lock \
        static lint format types contracts templates messages catalogue clean

help:
	@sed -n '3,5s/^# *//p' Makefile

run: ready
	@$(IN) python -m lms.platform.environment
	@$(STEP) "Database, catalogue, demonstration" $(IN) flask --app wsgi prepare
	@exec $(IN) python -m setup.serve

check: static fast

test: static suites

# --- Set-up ------------------------------------------------------------------------------------

BUILT := node_modules/.ready build/fonts/.ready .syslibs/.pdf build/static/.ready \
         build/certificates/.ready translations/.ready

ready: .python .venv/.runtime $(BUILT)

ready-to-test: .python .venv/.tests $(BUILT) .syslibs/.tests

front-end: node_modules/.ready

.PHONY: .python
.python:
	@test -n "$(PYTHON)" || exit 3

.venv/.runtime: requirements.txt
	@$(STEP) "Python packages" $(PYTHON) -m setup.environment requirements.txt
	@touch $@

.venv/.tests: requirements-dev.txt
	@$(STEP) "Python packages, with the tests'" $(PYTHON) -m setup.environment requirements-dev.txt
	@touch .venv/.runtime $@

node_modules/.ready: package.json package-lock.json requirements-node.txt
	@$(STEP) "Front-end packages" $(IN) python -m setup.front_end
	@touch $@

build/fonts/.ready: node_modules/.ready setup/fonts.py
	@$(STEP) "Fonts of certificates" $(IN) python -m setup.fonts
	@touch $@

.syslibs/.pdf: setup/system.py
	@$(STEP) "Libraries for PDF" $(IN) python -m setup.system pdf
	@mkdir -p .syslibs && touch $@

.syslibs/.tests: setup/system.py
	@$(STEP) "Browser and PDF reader for tests" $(IN) python -m setup.system tests
	@mkdir -p .syslibs && touch $@

build/static/.ready: node_modules/.ready setup/assets.py $(shell find lms -path '*/static/*' -type f)
	@$(STEP) "Styles, scripts and web fonts" $(IN) python -m setup.assets
	@touch $@

build/certificates/.ready: build/fonts/.ready $(shell find certificates -type f -not -name '*.pyc')
	@$(STEP) "Art of certificates" $(IN) python -m certificates prepare
	@touch $@

translations/.ready: $(wildcard translations/*/LC_MESSAGES/*.po) setup/translations.py
	@$(STEP) "Messages in two languages" $(IN) python -m setup.translations compile
	@touch $@

# --- Checks ------------------------------------------------------------------------------------

static: lint format types contracts templates messages catalogue

lint: ready-to-test
	@$(STEP) "Lint" $(IN) ruff check --quiet .

format: ready-to-test
	@$(STEP) "Format" $(IN) ruff format --quiet --check .

types: ready-to-test
	@$(STEP) "Types" $(IN) mypy

contracts: ready-to-test
	@$(STEP) "Import contracts" $(IN) lint-imports

templates: ready-to-test
	@$(STEP) "Templates" $(IN) djlint --quiet --lint lms

messages: ready-to-test
	@$(STEP) "Both languages complete" $(IN) python -m setup.translations check

catalogue: ready-to-test
	@$(STEP) "Catalogue of courses" $(IN) python -m courses check courses/catalogue

fast: ready-to-test
	@$(IN) python -m setup.suites fast

suites: ready-to-test
	@$(IN) python -m setup.suites sqlite postgresql journeys

# Which lines no test has run: shown, never a gate.
coverage: ready-to-test
	@$(IN) python -m pytest -q -n 2 --ignore=tests/journeys --ignore=tests/bench --cov

# What a first view costs on a phone, and what starting costs: printed, never a gate.
weigh: ready-to-test
	@$(IN) python -m tests.bench.first_view
	@$(IN) python -m tests.bench.start

# --- Upkeep ------------------------------------------------------------------------------------

# New messages into the catalogues, and what they compile to.
translations: ready-to-test
	@$(STEP) "Messages of the source" $(IN) python -m setup.translations update
	@touch translations/.ready

# The locks again from pyproject.toml; UPGRADE=--upgrade takes the newest releases.
PIN := $(IN) uv pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes
lock: .venv/.tests
	@$(PIN) $(UPGRADE) pyproject.toml --all-extras --group dev -o requirements-dev.txt
	@$(PIN) pyproject.toml --all-extras -c requirements-dev.txt -o requirements.txt
	@$(PIN) $(UPGRADE) --group node -o requirements-node.txt

# Everything set-up made; data in instance/ stays.
clean:
	rm -rf .venv .syslibs node_modules build translations/.ready translations/*/LC_MESSAGES/*.mo
