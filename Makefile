# Two commands matter: `make run` serves the site, `make test` runs the suite. `make help` lists the rest.

# The first Python on the PATH that is 3.11 or newer; PYTHON=… chooses another.
PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11,$(shell \
	command -v $(p) >/dev/null 2>&1 && $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(p))))
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin

# What asks the engine. The rest of both packages cuts, corrects, marks and cites without it, or drives a browser; what a
# process loads for the engine in memory (test_starting.py) says nothing of a cluster.
ASKING := $(filter-out tests/search/test_starting.py,$(wildcard tests/search/test_*.py)) $(addprefix tests/search/,answers asking commands compare data exports) \
	tests/web/test_hostile.py tests/web/test_outcomes.py tests/web/test_routes.py tests/web/test_suggest.py \
	$(addprefix tests/web/,api assistants pages responses serving)

.PHONY: help run index test test-opensearch opensearch lint bench bench-opensearch screenshots relevance extraction clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# One stamp a set of packages: touched when setup.cfg asks for something else.
.venv/.stamp-%: setup.cfg pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or name it with PYTHON=/path/to/python3" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "could not make .venv: on Debian and Ubuntu, apt-get install python3-venv" >&2; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$*]'
	@touch $@

# Vectors take a model, and a minute of a core for 700 sentences: they are made where that was asked for.
run index screenshots bench: export POLICY_EMBEDDINGS := $(or $(POLICY_EMBEDDINGS),$(if $(SEMANTIC),,off))

run: .venv/.stamp-$(if $(SEMANTIC),semantic,run)  ## build the index where it is missing or outdated, and serve the site (HOST=, PORT=, SEMANTIC=1)
	@$(BIN)/python -m index $(if $(SEMANTIC),,--quiet)
	@exec $(BIN)/python -m web --host $(HOST) --port $(PORT)

index: .venv/.stamp-$(if $(SEMANTIC),semantic,run)  ## build the index of seeds/ (SEMANTIC=1)
	@$(BIN)/python -m index

test: .venv/.stamp-test  ## run the whole test suite
	@$(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)

test-opensearch: .venv/.stamp-test  ## run on a cluster every test of search and web that asks the engine
	@POLICY_ENGINE=opensearch $(BIN)/python -m pytest -n auto --dist loadfile $(ASKING) $(ARGS)

opensearch: .venv/.stamp-test  ## start a cluster of NODES=1 processes on this machine (ARGS=stop ends it)
	@$(BIN)/python -m tests.opensearch.cluster $(or $(ARGS),start $(or $(NODES),1))

lint: .venv/.stamp-lint  ## check style (ruff) and types (mypy, strict)
	@$(BIN)/ruff check index search web tests
	@$(BIN)/mypy

bench: .venv/.stamp-bench  ## measure speed, memory and load beside SQLite FTS5 and tantivy (LAWS=1500 for the largest)
	@$(BIN)/python -m tests.bench

bench-opensearch: .venv/.stamp-test  ## measure clusters of one node and three, and lose nodes (CLAUSES="10 100 1000", in thousands); goes on where it was ended
	@$(BIN)/python -m tests.bench.cluster $(CLAUSES) $(ARGS)

screenshots: .venv/.stamp-test  ## take pictures of every page into docs/screenshots (ARGS="home results")
	@$(BIN)/python -m index --quiet
	@$(BIN)/python -m tests.screenshots $(ARGS)

relevance: .venv/.stamp-semantic  ## score the judged queries of tests/relevance, by meaning too and by words alone
	@$(BIN)/python -m index
	@$(BIN)/python -m search --evaluate tests/relevance/dev.json
	@$(BIN)/python -m search --evaluate tests/relevance/own.json
	@$(BIN)/python -m search --evaluate tests/relevance/second.json --split tuning
	@$(BIN)/python -m search --evaluate tests/relevance/second.json --split held
	@$(BIN)/python -m search --evaluate tests/relevance/third.json --evaluate tests/relevance/third_facts.json --split tuning
	@$(BIN)/python -m search --evaluate tests/relevance/third.json --evaluate tests/relevance/third_facts.json --split held
	@$(BIN)/python -m search --evaluate tests/relevance/fourth.json --split tuning
	@$(BIN)/python -m search --evaluate tests/relevance/fourth.json --split held
	@$(BIN)/python -m search --evaluate tests/relevance/fifth.json --evaluate tests/relevance/fifth_facts.json --split tuning
	@$(BIN)/python -m search --evaluate tests/relevance/fifth.json --evaluate tests/relevance/fifth_facts.json --split held
	@$(BIN)/python -m search --evaluate tests/relevance/sixth.json --evaluate tests/relevance/sixth_facts.json --split tuning
	@$(BIN)/python -m search --evaluate tests/relevance/sixth.json --evaluate tests/relevance/sixth_facts.json --split held
	@$(BIN)/python -m search --evaluate tests/relevance/seventh.json --evaluate tests/relevance/seventh_facts.json
	@$(BIN)/python -m search --evaluate tests/relevance/plain.json
	@$(BIN)/python -m search --evaluate tests/relevance/eighth.json --evaluate tests/relevance/eighth_facts.json
	@$(BIN)/python -m search --evaluate tests/relevance/ninth.json --evaluate tests/relevance/ninth_facts.json
	@$(BIN)/python -m search --evaluate tests/relevance/facts.json --evaluate tests/relevance/own_facts.json
	@echo "The same look-ups without translations and without what clauses answer:"
	@mkdir -p var/untranslated && cp seeds/*.txt seeds/corpus.toml var/untranslated/
	@$(BIN)/python -m index build var/untranslated --terms seeds/terms --out var/untranslated-index --quiet
	@$(BIN)/python -m search --index var/untranslated-index --evaluate tests/relevance/facts.json --evaluate tests/relevance/own_facts.json

extraction: .venv/.stamp-run  ## score what is extracted against the hand-made lists of tests/extracting
	@$(BIN)/python -m index --quiet
	@$(BIN)/python -m tests.extracting

clean:  ## remove the environment, the built index and every cache
	rm -rf .venv var build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
