# Thin: meson and ninja do the work. `make help` lists what can be asked for.
.PHONY: help build run test full check golden bench fuzz format clean
.DEFAULT_GOAL := build

DB = data/hjul.db

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 16

build: ## install what is missing, compile to build/hjul
	@tools/install build
	@tools/compile build

run: build ## build, make a demo base if there is none, serve on http://127.0.0.1:8080
	@test -e $(DB) || { mkdir -p data && rm -f $(DB).new* && build/hjul --db $(DB).new demo >/dev/null && mv $(DB).new $(DB) && echo "The demonstration company is in $(DB)."; }
	@exec build/hjul --db $(DB) serve --listen 127.0.0.1:8080 --next-free-port --first-link

test: ## checks and tests; ends in N passed, N failed, N skipped
	@tools/install test
	@tools/compile build
	@tools/compile build-asan -Dbuildtype=plain -Doptimization=1 -Ddebug=true -Db_sanitize=address,undefined
	@tools/run-tests

full: ## everything slow too: both compilers, all faults, kills, load, fuzzing, bench, a bare system
	@tools/install full
	@tools/compile build
	@tools/compile build-asan -Dbuildtype=plain -Doptimization=1 -Ddebug=true -Db_sanitize=address,undefined
	@tools/run-tests full

check: ## layers, style, texts, made documentation
	@tools/check

golden: build ## golden cases on both databases
	@test/golden

bench: build ## measure against the floors of the machine
	@tools/bench

fuzz: ## each parser for a minute
	@tools/install test
	@tools/fuzz --seconds 60

format: ## lay out all C as .clang-format says
	@tools/check-style --format

clean: ## remove what was built; data stays
	rm -rf build build-*
