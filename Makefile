# Thin: meson and ninja do the work. `make help` lists what can be asked for.
BUILD = build
JOBS = $(shell nproc)

.PHONY: run build test full check golden bench fuzz help clean
.DEFAULT_GOAL := build

build: ## compile to build/hjul
	@tools/install build
	@tools/compile $(BUILD)

run: build ## build, make a demo base if there is none, and serve it on http://127.0.0.1:8080
	@test -e data/hjul.db || { mkdir -p data && build/hjul --db data/hjul.db demo; }
	@exec build/hjul --db data/hjul.db serve --listen 127.0.0.1:8080 --next-free-port --first-link

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 10

clean: ## remove what was built; data/ stays
	rm -rf build build-*
