# Two commands start Gigastyle on a fresh machine: `make demo` paints a picture, `make run` starts the program.
# PYTHON names the Python (3.11 or newer) that the environment is made with; TORCH_INDEX PyTorch's CPU wheel index.
PYTHON ?= python3
ENVIRONMENT := .venv
RUN := $(ENVIRONMENT)/bin/python
SETUP = $(if $(wildcard $(RUN)),$(RUN),$(PYTHON)) packaging/setup_environment.py
PHOTO ?= resources/photos/bridge_night.jpg
STYLE ?= resources/styles/blue_night.jpg

.PHONY: help setup setup-runtime demo run test test-all lint format bench docs references pictures screenshots translations \
	wheel wheel-smoke plugins package package-smoke release-check setup-release clean

help:
	@echo "make demo    paint a sample photograph and say where the result is"
	@echo "make run     start Gigastyle"
	@echo "make setup   make or update the environment in $(ENVIRONMENT)"
	@echo "make test    the default tests (CPU only, a few minutes); test-all adds the slow ones"
	@echo "make lint    format, lint, types and import direction"
	@echo "make format  write the formatting that lint asks for"
	@echo "make bench   time Gigastyle against a plain implementation"
	@echo "make docs    build the documents into build/site"
	@echo "make references  write the reference pages of docs/ anew, from the parser and the docstrings"
	@echo "make pictures    take the pictures of docs/ anew, and draw its figures"
	@echo "make screenshots  pictures of the window in demo/screenshots"
	@echo "make translations  collect the window's texts for translators, compile what they wrote"
	@echo "make wheel   build sdist and wheel in dist/; wheel-smoke installs the wheel with pipx and paints"
	@echo "make package build the program as a folder, dist/gigastyle, for this system; with OPENCV=wheel without a compiler"
	@echo "make package-smoke  try that folder with an empty home and PATH; ROOT=… tries it in another root"
	@echo "make release-check  everything that must hold before a release; SHA-256, notices, bill of materials in dist/"
	@echo "make plugins the plug-ins for GIMP and Krita, as zips in dist/plugins"

setup:
	@$(SETUP)

setup-release:
	@$(SETUP) --extent release

setup-runtime:
	@$(SETUP) --extent runtime

demo: setup-runtime
	@mkdir -p demo
	@$(RUN) main.py stylize "$(PHOTO)" --style "$(STYLE)" --output demo/stylized.jpg --overwrite
	@echo "the picture is $(CURDIR)/demo/stylized.jpg"

run: setup
	@$(RUN) packaging/check_qt_libraries.py
	@$(RUN) main.py

test: setup
	@$(RUN) packaging/check_qt_libraries.py
	$(RUN) -m pytest -n 2

test-all: setup
	$(RUN) -m pytest -n 2 -m "not gpu" --timeout 1800

lint: setup
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(ENVIRONMENT)/bin/lint-imports

format: setup
	$(RUN) -m ruff format .
	$(RUN) -m ruff check --fix .

bench: setup
	$(RUN) main.py bench

docs: setup
	@NO_MKDOCS_2_WARNING=1 $(RUN) -m mkdocs build --strict --quiet
	@echo "the documents begin at $(CURDIR)/build/site/index.html"

references: setup
	@$(RUN) packaging/documents/references.py

pictures: setup
	@$(RUN) packaging/documents/figures.py
	@$(RUN) packaging/documents/controls.py
	@$(RUN) packaging/documents/regions.py
	@$(RUN) packaging/documents/textures.py
	@$(RUN) packaging/screenshots/documents_pictures.py

screenshots: setup
	@$(RUN) packaging/screenshots/take.py --output demo/screenshots

translations: setup
	@$(RUN) packaging/update_translations.py

wheel: setup-release
	@$(RUN) packaging/release/distribute.py

wheel-smoke: wheel
	@$(RUN) packaging/release/try_wheel.py

release-check: setup-release
	@$(RUN) packaging/release/check.py

package:
	@$(PYTHON) packaging/frozen/freeze.py $(if $(OPENCV),--opencv $(OPENCV))

package-smoke:
	@$(PYTHON) packaging/frozen/smoke.py $(if $(ROOT),--root $(ROOT))

plugins: setup-runtime
	@$(RUN) packaging/plugins/build.py --output dist/plugins

clean:
	rm -rf build dist demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
