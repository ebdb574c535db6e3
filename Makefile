# The commands of a day with Kiosk; the work is in .ci/, end2end/ and bench/.

.DEFAULT_GOAL := help
.PHONY: help setup run watch build release test lint deny fuzz load soak bench storm crash nodes economy nightly clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install the build's tools that are missing
	@.ci/setup

run: setup ## Build and serve on http://127.0.0.1:3000, in the sandbox
	@.ci/serve

watch: setup ## The same, rebuilt at every change
	@.ci/serve watch

build: setup ## Make dist/, a release that runs from any directory
	@.ci/build

release: build ## Make release/: dist/ as an archive, its SBOM (CycloneDX), checksums
	@.ci/release

test: ## Every check: format, lints, tests, release build, size, browser
	@.ci/test

lint: ## Format, styles, types and clippy on both sides
	@.ci/setup lint
	@.ci/lint

deny: ## Judge licences, sources, bans and advisories by cargo-deny, which must be installed
	@cargo deny --locked check

load: build ## Ten thousand watchers on a thousand orders of one node: times and memory
	@bench/load

soak: build ## An hour of coming and going on one node: its memory stays flat; SOAK_SECONDS=600 for ten minutes
	@bench/soak

fuzz: ## Throw a million inputs at routes, forms, cookies and readers (FUZZ_INPUTS)
	@.ci/setup test
	@bench/fuzz

bench: build ## Measure dist/: first-visit weight, pages, links that are fetched early
	@.ci/setup bench
	@.ci/setup test
	@bench/size
	@bench/pages
	@bench/prefetch

storm: ## Ten minutes of an upstream that fails in every way; STORM_SECONDS=60 for one
	@.ci/setup test
	@bench/storm

crash: ## Kill one of two nodes 200 times while orders are placed
	@.ci/setup test
	@bench/crash

nodes: build ## Three nodes on PostgreSQL and Redis: throughput, budgets, a node that is killed
	@.ci/setup test
	@.ci/setup bench
	@bench/nodes

economy: ## A thousand shoppers on 200 brands: calls to the API before and after
	@.ci/setup test
	@bench/economy

nightly: ## What a night is long enough for: storm, soak of ten minutes, kills, load, nodes, economy, fuzz
	@$(MAKE) storm
	@SOAK_SECONDS=600 $(MAKE) soak
	@$(MAKE) crash load nodes economy fuzz

clean: ## Remove everything that was built
	rm -rf target dist dist.new release end2end/node_modules end2end/test-results end2end/playwright-report
