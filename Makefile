# make alone lists what there is to do.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input $(if $(shell test -w "$$HOME" && echo yes),,--no-cache-dir)
COMPILE := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header pyproject.toml
TEMPLATES = $(shell find templates */templates -name '*.html' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help setup demo demo-reset test e2e chromium check bench lock pictures messages
.NOTPARALLEL:

help:  ## This list
	@awk 'BEGIN {FS = ":.*## "} /^# ==/ {print "\n" substr($$0, 6)} \
		/^[a-z0-9-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo

# == Try it

demo: setup  ## Install, load invented data, serve on http://localhost:8000 (PORT=8123 changes it)
	@exec $(PY) -m config.demo

demo-reset: setup  ## The same, with the data begun anew
	@exec $(PY) -m config.demo --reset

# == Work on it

setup: $(VENV)/.installed  ## Install everything into .venv/ and build style sheet and scripts
	@$(PY) -m config.assets

$(VENV)/.installed: requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Python 3.11 or newer is needed; name one: make PYTHON=python3.12 …'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo 'Python cannot make environments yet. On Debian and Ubuntu, as root: apt-get install python3-venv'; exit 1; }
	@$(PY) -c '' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	@echo 'Installing Python packages'
	@$(PIP) install --quiet --require-hashes --requirement requirements/dev.txt
	@touch $@

test: setup  ## Every test but the browser's
	@$(PY) -m pytest -n auto --dist worksteal

e2e: setup chromium  ## The tests in a real browser
	@$(PY) -m pytest -n 2 -m e2e tests/e2e

chromium:
	@command -v chromium >/dev/null || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
		echo 'Installing chromium' && apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			chromium fonts-liberation >/dev/null; } || \
		{ echo 'The browser tests need chromium. On Debian, as root: apt-get install chromium'; exit 1; }

check: setup  ## Formatting, lint, layers, types, templates, migrations, production settings
	@echo 'Formatting' && $(VENV)/bin/ruff format --quiet --check .
	@echo 'Lint' && $(VENV)/bin/ruff check --quiet .
	@echo 'Layers' && $(VENV)/bin/lint-imports --no-logo
	@echo 'Types' && EVENHAND_MODE=dev $(VENV)/bin/mypy .
	@echo 'Template formatting' && $(VENV)/bin/djade --check --target-version 5.2 $(TEMPLATES)
	@echo 'Template lint' && $(VENV)/bin/djlint --quiet --lint $(TEMPLATES)
	@echo 'Migrations' && $(PY) manage.py makemigrations --check --dry-run
	@echo 'Production settings' && EVENHAND_ENV_FILE=.env.production.example \
		EVENHAND_MODE=production SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))')" \
		$(PY) manage.py check --deploy --fail-level WARNING

bench: setup  ## Measure speed against floors; the table goes to bench/results/
	@$(PY) -m bench

# == Maintain it

lock: $(VENV)/.installed  ## Pin the newest versions that pyproject.toml allows
	@$(COMPILE) --upgrade --output-file requirements/base.txt
	@$(COMPILE) --upgrade --group dev --output-file requirements/dev.txt

pictures: setup chromium  ## Take the README's pictures from a running demo
	@$(PY) -m config.pictures

messages: $(VENV)/.installed  ## Collect the texts to translate, and compile what is translated
	@command -v xgettext >/dev/null || \
		{ echo 'This needs gettext. On Debian, as root: apt-get install gettext'; exit 1; }
	@$(PY) manage.py makemessages --all --add-location file --ignore $(VENV) --ignore node_modules
	@$(PY) manage.py compilemessages --ignore $(VENV) --ignore node_modules
