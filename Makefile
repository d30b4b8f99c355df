# Two commands start Gigastyle on a fresh machine: `make demo` paints a picture, `make run` starts the program.
# PYTHON names the Python (3.11 or newer) that the environment is made with; TORCH_INDEX PyTorch's CPU wheel index.
PYTHON ?= python3
ENVIRONMENT := .venv
RUN := $(ENVIRONMENT)/bin/python
SETUP = $(if $(wildcard $(RUN)),$(RUN),$(PYTHON)) packaging/setup_environment.py
PHOTO ?= resources/photos/bridge_night.jpg
STYLE ?= resources/styles/blue_night.jpg

.PHONY: help setup setup-runtime demo run test test-all lint format bench docs references pictures screenshots translations wheel plugins clean

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
	@echo "make wheel   build a wheel in dist/"
	@echo "make plugins the plug-ins for GIMP and Krita, as zips in dist/plugins"

setup:
	@$(SETUP)

setup-runtime:
	@$(SETUP) --extent runtime

demo: setup-runtime
	@mkdir -p demo
	@$(RUN) main.py stylize "$(PHOTO)" --style "$(STYLE)" --output demo/stylized.jpg --overwrite
	@echo "the picture is $(CURDIR)/demo/stylized.jpg"

run: setup
	@$(RUN) main.py

test: setup
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

wheel: setup
	$(RUN) -m pip wheel --no-deps --wheel-dir dist .

plugins: setup-runtime
	@$(RUN) packaging/plugins/build.py --output dist/plugins

clean:
	rm -rf build dist demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
