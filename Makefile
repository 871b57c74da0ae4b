# Two commands: `make run` and `make test`. The others are for those who work on Hustings.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test bench lint fmt release pictures clean-tools

help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: ## set up, build, make the database with a demo in it, serve on http://127.0.0.1:3000 (HUSTINGS_DATABASE_URL, HUSTINGS_LISTEN)
	@.ci/serve

test: ## lints, gates, Rust tests and browser tests, on both databases (ONLY="gates rust")
	@.ci/test $(ONLY)

bench: ## measure the release build against bare handlers, into target/bench.json (ONLY=pages SCALE=small|full)
	@.ci/bench $(or $(ONLY),all) $(or $(SCALE),small)

lint: ## formatting, clippy and the gates
	@.ci/test fmt clippy gates

fmt: ## format everything
	@. .ci/env.sh && cargo fmt --all

release: ## the optimised server with its site beside it, in the build cache
	@.ci/setup test && .ci/build release

pictures: ## take the README's pictures anew, from the demo (needs `make release`)
	@.ci/pictures

clean-tools: ## remove what set-up and builds left in the cache folder
	@. .ci/env.sh && echo "emptying $$HUSTINGS_CACHE" && cd "$$HUSTINGS_CACHE" && rm -rf target node node22 smtp-sink bin toolchain.env setup-*.done setup.lock apt.log *.new
