# `make run` and `make test` need nothing else than a Debian 12: they install what is missing.
# Each way to build is a preset in CMakePresets.json and has a directory of its own.

DEMO ?= queue
PREFIX ?= /usr/local
FUZZ_SECONDS ?= 60
ORACLE_PROGRAMS ?= 100000
CHECK_LINES ?= 100 1000 10000 100000
LOAD_RUNS ?= 200

build_needs = g++ cmake ninja-build libspdlog-dev libfmt-dev libcli11-dev nlohmann-json3-dev libgtest-dev libboost-context-dev
bench_needs = libbenchmark-dev libabsl-dev libnsync-dev libboost-thread-dev libtbb-dev libconcurrentqueue-dev python3
check_needs = clang clang-tidy clang-format libclang-rt-14-dev
jobs := $(shell nproc)
sources = $(shell find src demos tests -name '*.[ch]pp')

# ccache is used where there is one.
export CMAKE_CXX_COMPILER_LAUNCHER ?= $(shell command -v ccache)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run test build portable asan tsan bench check-bench fuzz oracle model legal-under-load \
        lab-proof lab-digests tidy format format-check check install clean

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build/build.ninja ## build threadlab and run `threadlab queue` (another demo: make run DEMO=lock)
	@cmake --build build --target threadlab_program
	build/threadlab $(DEMO)

build: build/build.ninja ## build everything into build/
	@cmake --build build

test: build ## build everything and run all tests
	@ctest --preset default -j $(jobs)

# $(call built_and_tested,PRESET)
define built_and_tested
	@cmake --build build-$(1)
	@ctest --preset $(1) -j $(jobs)
endef

portable: build-portable/build.ninja ## build and test with clang++ and the back end without futex
	$(call built_and_tested,portable)

asan: build-asan/build.ninja ## build and test with the address and undefined behaviour sanitizers
	$(call built_and_tested,asan)

tsan: build-tsan/build.ninja ## build and test with the thread sanitizer
	$(call built_and_tested,tsan)

fuzz: build-fuzz/build.ninja ## read fuzzed schedules for a minute (FUZZ_SECONDS)
	@cmake --build build-fuzz --target schedule_fuzz
	@mkdir -p build-fuzz/corpus
	@cd build-fuzz && tests/fuzz/schedule_fuzz -max_total_time=$(FUZZ_SECONDS) -max_len=4096 \
		-dict=../tests/fuzz/schedule.dict -print_final_stats=1 corpus

oracle: build/build.ninja ## explore 100,000 random programs by brute force, too (ORACLE_PROGRAMS)
	@cmake --build build --target oracle
	build/tests/explore/oracle $(ORACLE_PROGRAMS)

lab-proof: build/build.ninja build-asan/build.ninja ## prove the lab's promises in full: digests, replays, memory
	@cmake --build build --target lab_proof lab_tests
	THREADLAB_PROOF=long build/tests/lab/lab_proof --gtest_brief=1
	build/tests/lab/lab_tests --gtest_brief=1 --gtest_filter='LabDeadlock.*'
	@cmake --build build-asan --target lab_proof
	THREADLAB_PROOF=long build-asan/tests/lab/lab_proof --gtest_brief=1

lab-digests: build/build.ninja ## write the digests of the demos in the lab anew
	@cmake --build build --target lab_proof
	THREADLAB_PROOF=update build/tests/lab/lab_proof --gtest_brief=1 --gtest_filter='Digests.*'

model: build/build.ninja ## explore the words of the primitives, operation by operation, and print a table
	@cmake --build build --target model_table
	build/tests/model/model

bench: ## measure beside other libraries, print the table (one row: make bench ROWS=Lock)
	@.ci/need $(build_needs) $(bench_needs)
	@cmake --preset bench >/dev/null
	@cmake --build build-bench --target bench
	@build-bench/tests/bench/bench $(ROWS) 2>/dev/null

check-bench: build/build.ninja ## judge long logs, whole and broken, and print how fast (CHECK_LINES)
	@.ci/need python3
	@cmake --build build --target threadlab_program
	@tests/bench/check_logs.py --lines $(CHECK_LINES)

legal-under-load: build/build.ninja ## judge the logs of 200 runs of each demo on real threads (LOAD_RUNS)
	@cmake --build build --target threadlab_program
	@tests/check/legal_under_load.sh $(LOAD_RUNS)

tidy: build/build.ninja ## run clang-tidy over the library, the command line and the demos
	@.ci/need $(check_needs)
	@run-clang-tidy -quiet -p build -j $(jobs) '$(CURDIR)/(src|demos)/'

format: ## format every source file in place
	@.ci/need clang-format
	@clang-format -i $(sources)

format-check: ## fail when `make format` would change a file
	@.ci/need clang-format
	@clang-format --dry-run --Werror $(sources)

check: export THREADLAB_WERROR = ON
check: format-check test portable asan tsan tidy ## do all that CI does
	@echo "check: format, tidy, g++, clang++, both back ends, sanitizers: all passed"

install: build ## install into PREFIX (/usr/local)
	@cmake --install build --prefix $(PREFIX)

clean: ## remove everything that was built
	rm -rf build build-*

build/build.ninja: CMakePresets.json
	@.ci/need $(build_needs)
	@cmake --preset default
	@touch $@

build-%/build.ninja: CMakePresets.json
	@.ci/need $(build_needs) $(check_needs)
	@cmake --preset $*
	@touch $@
