# Everyday commands. The scripts behind them are in .ci/, end2end/ and bench/.

.DEFAULT_GOAL := help
.PHONY: help setup run watch build release test lint deny fuzz load soak bench storm crash nodes economy nightly clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install missing build tools
	@.ci/setup

run: setup ## Build and serve on http://127.0.0.1:3000, as a sandbox unless a Partner ID is set
	@.ci/serve

watch: setup ## Like run, and rebuild on every change
	@.ci/serve watch

build: setup ## Create dist/, a release that runs from any directory
	@.ci/build

release: build ## Create release/: dist/ as an archive, an SBOM (CycloneDX) and checksums
	@.ci/release

test: ## Run all checks: format, lints, tests, release build, size, browser tests
	@.ci/test

lint: ## Check format, licenses, styles and types, and run clippy for server and browser
	@.ci/setup lint
	@.ci/lint

deny: ## Check licenses, sources, bans and advisories with cargo-deny, which must be installed
	@cargo deny --locked check

load: build ## Load-test one node: 10,000 watchers of 1,000 orders, delay and memory
	@bench/load

soak: build ## Soak-test one node for an hour: memory must stay flat; SOAK_SECONDS=600 for ten minutes
	@bench/soak

fuzz: ## Fuzz routes, forms, cookies and parsers with a million inputs in all (FUZZ_INPUTS)
	@.ci/setup test
	@bench/fuzz

bench: build ## Measure dist/: first-visit size, page throughput, prefetched links
	@.ci/setup bench
	@.ci/setup test
	@bench/size
	@bench/pages
	@bench/prefetch

storm: ## Run for ten minutes against an upstream that fails in every way; STORM_SECONDS=60 for one
	@.ci/setup test
	@bench/storm

crash: ## Kill one of two nodes 200 times while orders are being placed
	@.ci/setup test
	@bench/crash

nodes: build ## Test three nodes on PostgreSQL and Redis: throughput, budgets, a killed node
	@.ci/setup test
	@.ci/setup bench
	@bench/nodes

economy: ## Compare the API calls for 1,000 shoppers on 200 brands with one call per price request
	@.ci/setup test
	@bench/economy

nightly: ## Run the long tests: storm, ten minutes of soak, crash, load, nodes, economy, fuzz
	@$(MAKE) storm
	@SOAK_SECONDS=600 $(MAKE) soak
	@$(MAKE) crash load nodes economy fuzz

clean: ## Remove all build output
	rm -rf target dist dist.new release end2end/node_modules end2end/test-results end2end/playwright-report
