# deckmaker. `make` lists the targets. All of them work in .venv, which is made when it is needed;
# another Python: `make demo PYTHON=python3.12`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := chinese-internet-model
PPTXGENJS := 4.0.1
PYINSTALLER := pyinstaller>=6.10,<7

# Stamps: a second run finds them and installs nothing, so it needs no network.
USABLE := $(VENV)/.installed
READY_TO_TEST := $(VENV)/.installed-dev
READY_FOR_APP := $(VENV)/.installed-app

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test test-app lint app bench clean clean-all

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-18s%s\n", $$1, $$2 }'

demo: $(USABLE) ## make a deck from the sample article: build/chinese-internet-model.pptx
	@mkdir -p build
	@$(BIN)/deckmaker build outlines/$(SAMPLE).md -o build/$(SAMPLE).pptx

test: $(READY_TO_TEST) ## run the tests
	@$(BIN)/pytest -q -n auto --ignore=tests/app

test-app: $(READY_FOR_APP) ## run the tests of the desktop app's window
	@$(BIN)/python -c 'import pytestqt' 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,window]'
	@QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q -rs tests/app

lint: $(READY_TO_TEST) ## ruff, mypy and import-linter (mypy reads the types of the painting extra)
	@$(BIN)/python -c 'import PySide6' 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[app]'
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

app: $(READY_FOR_APP) ## start the desktop app; FILE=article.md opens it
	@$(BIN)/deckmaker-app $(FILE)

deb: $(READY_FOR_APP) ## make build/deckmaker_VERSION_ARCH.deb, which needs no Python where it is installed
	@command -v dpkg-deb >/dev/null || $(call system_package,dpkg,making the package)
	@command -v objdump >/dev/null || $(call system_package,binutils,finding the libraries of the bundle)
	@$(BIN)/python -c 'import sysconfig as s, sys, ctypes; s.get_config_var("Py_ENABLE_SHARED") or sys.exit(1); ctypes.CDLL(s.get_config_var("INSTSONAME"))' 2>/dev/null \
	  || { name=$$($(BIN)/python -c 'import sys; print("libpython%d.%d" % sys.version_info[:2])'); $(call system_package,$$name,the bundle); }
	@$(BIN)/python -c 'import PyInstaller' 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check '$(PYINSTALLER)'
	@$(BIN)/python packaging/make_deb.py

bench: $(READY_TO_TEST) build/node_modules/.pptxgenjs ## time builds beside pandoc and PptxGenJS; results in build/bench.json
	@$(BIN)/pytest -q -s -p no:cacheprovider -m speed tests/speed

clean: ## remove what was built, keep .venv
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks

clean-all: clean ## remove .venv as well
	@rm -rf $(VENV)

# --- what the targets above stand on -----------------------------------------------------------

# $(call system_package,PACKAGE,WHAT FOR): install it when we may, else say so in one line and stop.
define system_package
{ \
  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
    echo "Installing $(1), for $(2)"; \
    export DEBIAN_FRONTEND=noninteractive; \
    log=$$(apt-get update -qq 2>&1 && apt-get install -y -qq --no-install-recommends $(1) 2>&1) \
      || { echo "$$log" | tail -3 >&2; echo "deckmaker needs the package $(1), for $(2), and apt-get could not install it." >&2; exit 1; }; \
  else \
    echo "deckmaker needs the package $(1), for $(2). Install it (on Debian: sudo apt-get install $(1)) and run make again." >&2; exit 1; \
  fi; }
endef

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || $(call system_package,python3,running at all)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "deckmaker needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V). Name another: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { name=$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); $(call system_package,$$name,virtual environments); }
	@echo "Making $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)

# Installed anew only when pyproject.toml says something new: a checkout touches files that it does not change.
# Pillow brings all of its text layout but FriBidi, which it takes from the system.
$(USABLE): pyproject.toml | $(BIN)/python
	@cmp -s pyproject.toml $@ || { echo "Installing deckmaker into $(VENV)"; $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .; }
	@$(BIN)/python -c 'import sys; from PIL import features; sys.exit(not features.check("fribidi"))' \
	  || $(call system_package,libfribidi0,measuring text)
	@cp pyproject.toml $@

$(READY_TO_TEST): pyproject.toml $(USABLE)
	@cmp -s pyproject.toml $@ || { echo "Installing what the tests need"; $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'; }
	@cp pyproject.toml $@

# What a window needs beside Qt itself on a bare Debian, after the name of each library.
WINDOW := libglib-2.0:libglib2.0-0 libGL.so:libgl1 libEGL.so:libegl1 libfontconfig.so:libfontconfig1 libxkbcommon.so:libxkbcommon0 \
  libdbus-1.so:libdbus-1-3 libxcb-cursor.so:libxcb-cursor0 libxcb-icccm.so:libxcb-icccm4 libxcb-keysyms.so:libxcb-keysyms1 \
  libxcb-shape.so:libxcb-shape0 libxkbcommon-x11.so:libxkbcommon-x11-0

$(READY_FOR_APP): pyproject.toml $(USABLE)
	@cmp -s pyproject.toml $@ || { echo "Installing the desktop app"; $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[app]'; }
	@missing=; if [ "$$(uname)" = Linux ]; then for each in $(WINDOW); do \
	  ldconfig -p | grep -c "$${each%%:*}" >/dev/null || missing="$$missing $${each##*:}"; done; fi; \
	  [ -z "$$missing" ] || $(call system_package,$$missing,the window of the desktop app)
	@cp pyproject.toml $@

# A peer of the benchmarks. Without it they run all the same, and say why it is missing.
build/node_modules/.pptxgenjs:
	@mkdir -p build/node_modules
	@if command -v npm >/dev/null && npm install --silent --no-save --no-audit --no-fund --prefix build pptxgenjs@$(PPTXGENJS); \
	  then touch $@; else echo "PptxGenJS is not measured: npm is missing or could not install it"; fi
