# make demo   sets up once, makes a made-up service, runs everything and serves the dashboard
# make test   every check and every test, with coverage
# make docs   the documentation as web pages
# The set-up lives in .venv inside this folder and is redone only when what it was made from changes.

.DEFAULT_GOAL := help
.PHONY: help demo test check docs setup ranges mutation lock clean

help: ## says what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

demo: ## the demonstration; ARGS="--no-serve" goes to `yjp demo`
	@scripts/setup.sh run
	@.venv/bin/yjp demo $(ARGS)

test: ## the checks, then the whole test suite with coverage
	@scripts/setup.sh dev
	@scripts/npm-tools.sh
	@scripts/test.sh

check: ## format, lint, types and import layers; every one is reported
	@scripts/setup.sh dev
	@scripts/check.sh

docs: ## the documentation as web pages, in build/docs; a warning fails
	@scripts/setup.sh dev
	@scripts/docs.sh

setup: ## the development environment, and no more
	@scripts/setup.sh dev

ranges: ## tests the lowest and the newest version of every dependency; ARGS="lowest" or "newest" one of them
	@scripts/setup.sh dev
	@scripts/test_ranges.sh $(ARGS)

mutation: ## how many small mistakes in the counting code the tests notice (an hour); ARGS="--part periods" one part
	@scripts/setup.sh dev
	@nice .venv/bin/python scripts/mutation.py $(ARGS)

lock: ## rewrites requirements/*.txt from the ranges; ARGS="--upgrade" takes the newest versions
	@scripts/setup.sh run
	@scripts/lock.sh $(ARGS)

clean: ## removes everything that the other targets made, the environment too
	rm -rf .venv build dist htmlcov tests/tools/node_modules dashboards/yjp_dashboards/vendor
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage .coverage.*
	find yjp returns dashboards tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
