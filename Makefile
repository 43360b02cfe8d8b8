# make demo   sets up once, makes a made-up service, runs everything and serves the dashboard
# make test   every check and every test, with coverage
# The set-up lives in .venv inside this folder and is redone only when what it was made from changes.

.DEFAULT_GOAL := help
.PHONY: help demo test check setup lock clean

help: ## says what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' Makefile

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

setup: ## the development environment, and no more
	@scripts/setup.sh dev

lock: ## rewrites requirements/*.txt from the ranges; ARGS="--upgrade" takes the newest versions
	@scripts/setup.sh run
	@scripts/lock.sh $(ARGS)

clean: ## removes everything that the other targets made, the environment too
	rm -rf .venv build dist htmlcov tests/tools/node_modules dashboards/yjp_dashboards/vendor
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage .coverage.*
	find yjp returns dashboards tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
