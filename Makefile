# make            builds $(BUILD)/muster
# make help       lists the rest

BUILD ?= build
PREFIX ?= /usr/local
CC = gcc
CXX = g++

# SANITIZE=1 builds beside it, with the address and undefined behaviour sanitizers. A report names functions and lines, which is what -g1 knows.
ifdef SANITIZE
O := $(BUILD)-san
OPTIMISE := -O1 -g1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else ifdef FUZZ
# clang's fuzzer, and no quarrel about warnings that gcc does not have. Where a bound is too far for short inputs, it is nearer there.
O := $(BUILD)-fuzz
CC = clang
CXX = clang++
OPTIMISE := -O1 -g1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -Wno-error -DFUZZING
else
O := $(BUILD)
OPTIMISE := -O2 -g -fstack-protector-strong -D_FORTIFY_SOURCE=2
endif
GEN := $(O)/gen

# What one asks for as a whole uses all processors, unless -j says otherwise.
WHOLE = $(MAKE) $(if $(findstring j,$(filter -j% j%,$(MAKEFLAGS))),,-j$(shell nproc))

# V=1 shows the whole commands.
Q := $(if $(V),,@)

WARN := -Wall -Wextra -Wno-missing-field-initializers -Werror -Wshadow -Wvla
INCLUDE := -D_GNU_SOURCE -Isrc -I$(GEN)
CFLAGS := -std=gnu17 $(WARN) -Wstrict-prototypes -Wmissing-prototypes $(OPTIMISE) -fPIE $(INCLUDE)
CXXFLAGS := -std=c++17 $(WARN) $(OPTIMISE) -fPIE $(INCLUDE)
# What a hundred unit tests carry of the sanitizers, gold links in less than half of the time.
LDFLAGS := $(if $(SANITIZE),-fuse-ld=gold) -pie -Wl,-z,relro,-z,now -Wl,--as-needed $(filter -fsanitize%,$(OPTIMISE))
# Certificates are drawn; nothing else needs these headers.
PANGO := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags pangocairo 2>/dev/null))
PANGO_LIBS := $(shell pkg-config --libs pangocairo fontconfig 2>/dev/null)
# PostgreSQL's client library, for the store.
PQ := -isystem $(shell pkg-config --variable=includedir libpq 2>/dev/null)
LIBS := -lfcgi -lsqlite3 -lpq -lctemplate_nothreads -lcurl -lsodium -lidn2 -lunistring -linih -lcsv -lqrencode -lxlsxwriter -lcmark $(PANGO_LIBS)

# The floors, top down. Each is an archive, and a unit test is linked with its own floor and those below only.
ROOMS := web work mail domain view store base
BELOW_web := mail domain view store base
BELOW_work := mail domain view store base
BELOW_mail := domain view store base
BELOW_domain := store base
BELOW_view := store base
BELOW_store := base
BELOW_base :=
BELOW_tools := base

# What no fuzzer comes near is not built for them.
NEAR := $(addprefix src/web/,form.c multipart.c parse.c part.c response.c session.c) src/view/markdown.c
AFAR := $(filter-out $(NEAR),$(shell find src/work src/mail src/web src/view -type f)) $(addprefix src/domain/,import% invite.c join% redeem% quiz% lesson% \
	password% certificate% report.c report_organisation.c rule_form.c rule_sense.c rule_pin.c member_form.c mailtext.c)
SOURCES := $(filter-out $(if $(FUZZ),$(AFAR)),$(shell find src -name '*.c' -o -name '*.cc'))
object = $(patsubst src/%,$(O)/%.o,$(1))
archives = $(patsubst %,$(O)/%.a,$(1))
TOP := $(call object,$(wildcard src/*.c src/commands/*.c))
SCHEMA := $(sort $(wildcard sql/schema/*.sql))
QUERIES := $(sort $(wildcard sql/*.sql))
BEFORE := sql/postgresql/before.sql

.PHONY: all
all: $(O)/muster $(if $(POSTGRES),$(GEN)/checked)

$(O)/muster: $(TOP) $(call archives,$(ROOMS))
	$(if $(V),,@echo "  LD   $@")
	$(Q)$(CXX) $(LDFLAGS) -o $@ $(TOP) -Wl,--start-group $(call archives,$(ROOMS)) -Wl,--end-group $(LIBS)

define room
$(O)/$(1).a: $(call object,$(filter src/$(1)/%,$(SOURCES))) $(if $(filter store,$(1)),$(GEN)/queries.o $(GEN)/schema.o)
	@rm -f $$@
	$$(if $(V),,@echo "  AR   $$@")
	$(Q)ar rcs $$@ $$^
endef
$(foreach r,$(ROOMS),$(eval $(call room,$(r))))

$(O)/%.c.o: src/%.c
	@mkdir -p $(@D)
	$(if $(V),,@echo "  CC   $@")
	$(Q)$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(O)/%.cc.o: src/%.cc
	@mkdir -p $(@D)
	$(if $(V),,@echo "  CC   $@")
	$(Q)$(CXX) $(CXXFLAGS) -MMD -MP -c -o $@ $<

# --- queries: sql/ becomes typed C functions ---

# It knows the store's table of given rows too, as queries read from it.
$(O)/sqlgen: $(filter-out src/tools/sqlcheck.c,$(wildcard src/tools/*.c)) src/store/sqlite_given.c
	@mkdir -p $(@D)
	$(if $(V),,@echo "  LD   $@")
	$(Q)$(CC) $(CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $^ -lsqlite3

$(GEN)/stamp: $(O)/sqlgen $(SCHEMA) $(QUERIES) $(BEFORE)
	@mkdir -p $(GEN)/new
	$(if $(V),,@echo "  SQL  $(GEN)")
	$(Q)$(O)/sqlgen $(GEN)/new $(SCHEMA) -- $(QUERIES) -- $(BEFORE)
	@cd $(GEN) && for f in queries.h queries.c schema.c; do cmp -s new/$$f $$f || cp new/$$f $$f; done
	@touch $@
# The same held against a PostgreSQL, where nothing stays of it: make sql-check POSTGRES=postgresql:///name. With POSTGRES, make does it too.
$(O)/sqlcheck: src/tools/sqlcheck.c $(GEN)/queries.o $(GEN)/schema.o
	$(if $(V),,@echo "  LD   $@")
	$(Q)$(CC) $(CFLAGS) $(PQ) -MMD -MP $(LDFLAGS) -o $@ $^ -lpq
$(GEN)/checked: $(O)/sqlcheck
	$(if $(V),,@echo "  SQL  PostgreSQL")
	$(Q)$(O)/sqlcheck "$(POSTGRES)" $(QUERIES)
	@touch $@
# Without POSTGRES, on a server of the tests' own.
.PHONY: sql-check
sql-check: $(O)/sqlcheck $(if $(POSTGRES),,all)
	$(Q)$(if $(POSTGRES),$(O)/sqlcheck "$(POSTGRES)",MUSTER=$(O)/muster tests/postgres sh -c '$(O)/sqlcheck "$${MUSTER_TEST_POSTGRES}postgres" "$$@"' sqlcheck) $(QUERIES)

# A changed query that keeps its signature leaves queries.h, and with it most objects, as they are.
$(GEN)/queries.h $(GEN)/queries.c $(GEN)/schema.c: $(GEN)/stamp
	@:

$(GEN)/%.o: $(GEN)/%.c
	$(if $(V),,@echo "  CC   $@")
	$(Q)$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

# Static files are asked for under this version, and kept by browsers for good.
STATIC := $(wildcard static/*)
$(O)/web/page.c.o: $(STATIC)
$(O)/web/page.c.o: CFLAGS += -DMUSTER_VERSION='"$(shell cat $(STATIC) | sha256sum | cut -c 1-10)"'

$(O)/web/certificate_pdf.c.o: CFLAGS += $(PANGO)
$(O)/store/%.o $(O)/tests/%: CFLAGS += $(PQ)

# base knows nothing of Muster, so nothing of its tables; the rest waits for the header (-MMD knows who really uses it).
$(call object,$(filter-out src/base/% src/tools/%,$(SOURCES))): | $(GEN)/queries.h

# --- unit tests: tests/<room>/test_*.c, with the sanitizers ---

UNIT := $(or $(filter tests/%.c,$(ONLY)),$(sort $(wildcard $(foreach r,$(ROOMS) tools,tests/$(r)/test_*.c))))
UNIT_PROGRAMS := $(patsubst tests/%.c,$(O)/tests/%,$(UNIT))
UNIT_SHARED := $(patsubst %,$(O)/%.o,$(wildcard tests/lib/*.c))
# Of this one a test takes what it calls.
UNIT_LIB := $(O)/tests/lib.a

$(UNIT_SHARED): $(O)/tests/lib/%.c.o: tests/lib/%.c | $(GEN)/queries.h
	@mkdir -p $(@D)
	$(if $(V),,@echo "  CC   $@")
	$(Q)$(CC) $(CFLAGS) -Itests -MMD -MP -c -o $@ $<
$(UNIT_LIB): $(UNIT_SHARED)
	@mkdir -p $(@D)
	@rm -f $@
	$(if $(V),,@echo "  AR   $@")
	$(Q)ar rcs $@ $^

define unit_room
$(O)/tests/$(1)/%: tests/$(1)/%.c $(UNIT_LIB) $(call archives,$(filter $(1),$(ROOMS)) $(BELOW_$(1))) | $(GEN)/queries.h
	@mkdir -p $$(@D)
	$$(if $(V),,@echo "  CC   $$@")
	$(Q)$(CC) $$(CFLAGS) -Itests -MMD -MP -c -o $$@.o $$<
	$$(if $(V),,@echo "  LD   $$@")
	$(Q)$(CXX) $(LDFLAGS) -o $$@ $$@.o -Wl,--start-group $$(filter %.a,$$^) -Wl,--end-group $(LIBS) -lcmocka
endef
$(foreach r,$(ROOMS) tools,$(eval $(call unit_room,$(r))))

# STORE=postgresql runs a suite on the other engine; of the unit tests those that have to do with a database. The engine's own choose for
# themselves.
UNIT_BOTH := $(filter $(patsubst %,$(O)/tests/%/%,domain mail web work) $(O)/tests/store/test_postgres%,$(UNIT_PROGRAMS))
on_store = MUSTER=$(abspath $(1)) MUSTER_TEST_STORE=$(STORE)

# ONLY=tests/domain/test_group.c builds and runs this one.
.PHONY: unit unit-programs
unit:
	+$(WHOLE) SANITIZE=1 unit-programs $(if $(STORE),all)
	@$(if $(STORE),$(call on_store,$(BUILD)-san/muster)) tests/run-unit $(patsubst $(O)/%,$(BUILD)-san/%,$(if $(STORE),$(UNIT_BOTH),$(UNIT_PROGRAMS)))
unit-programs: $(O)/sqlgen $(UNIT_PROGRAMS)

# --- everything that is checked ---

.PHONY: check test lint http browser fault
# The fast part: a minute when it is built.
check:
	tests/lint fast
	$(MAKE) unit

# What CI runs. Goes on after a suite that failed, and says at the end how many tests passed and failed.
test:
	conf/deps test
	+$(WHOLE) all $(NODE_MODULES)
	+$(WHOLE) all unit-programs SANITIZE=1
	+$(WHOLE) fuzzers FUZZ=1
	tests/run-all $(BUILD)

lint:
	tests/lint

NODE_MODULES := tests/node_modules/.package-lock.json
$(NODE_MODULES): tests/package-lock.json
	cd tests && npm ci --no-audit --no-fund --ignore-scripts

# One kind of test alone: make http, make http ONLY=tests/http/smoke.test.mjs; SAN=1 runs it on the sanitizers' build,
# STORE=postgresql on the other engine.
http browser fault: $(NODE_MODULES)
	+$(WHOLE) all $(if $(SAN),SANITIZE=1)
	$(call on_store,$(BUILD)$(if $(SAN),-san)/muster) tests/run-node $(or $(ONLY),tests/$@)

# --- bench: tests/bench/run.mjs, beside bare programs to measure against ---

BENCH := $(patsubst tests/%,$(O)/tests/%,$(basename $(wildcard tests/bench/*.c tests/bench/*.cc)))

$(O)/tests/bench/%: tests/bench/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -MMD -MP -o $@ $< $(LIBS)
$(O)/tests/bench/%: tests/bench/%.cc
	@mkdir -p $(@D)
	$(CXX) $(CXXFLAGS) $(LDFLAGS) -MMD -MP -o $@ $< $(LIBS)

# These ask the domain itself.
$(O)/tests/bench/full_rule $(O)/tests/bench/edit_steps: $(O)/tests/bench/%: tests/bench/%.c $(call archives,domain store base) | $(GEN)/queries.h
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c -o $@.o $<
	$(CXX) $(LDFLAGS) -o $@ $@.o -Wl,--start-group $(filter %.a,$^) -Wl,--end-group $(LIBS)

.PHONY: bench
bench:
	conf/deps bench
	$(MAKE) bench-run
.PHONY: bench-run
bench-run: all $(BENCH)
	BUILD=$(abspath $(BUILD)) node tests/bench/run.mjs

# --- fuzz: each tests/fuzz/fuzz_*.c, beginning with the inputs in tests/fuzz/<name>/ ---

# For each fuzzer; 0: all at once, until Ctrl-C. ONLY="csv email" runs these.
FUZZ_SECONDS ?= 0
FUZZERS := $(patsubst tests/%.c,$(O)/tests/%,$(if $(ONLY),$(ONLY:%=tests/fuzz/fuzz_%.c),$(wildcard tests/fuzz/fuzz_*.c)))

$(O)/tests/fuzz/%: tests/fuzz/%.c $(call archives,web $(BELOW_web))
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c -o $@.o $<
	$(CXX) $(LDFLAGS) -fsanitize=fuzzer -o $@ $@.o -Wl,--start-group $(filter %.a,$^) -Wl,--end-group $(LIBS)

.PHONY: fuzz fuzzers
fuzz:
	+$(WHOLE) FUZZ=1 fuzzers
	@tests/run-fuzz $(BUILD)-fuzz $(FUZZ_SECONDS) $(ONLY)
fuzzers: $(FUZZERS)

# --- trying it ---

.PHONY: run
run:
	conf/deps run
	+$(WHOLE) all
	@# Started in the background, a shell would have it ignore Ctrl-C.
	@env --default-signal=INT,TERM conf/run $(BUILD)/muster

# --- installing ---

SHARE = $(PREFIX)/share/muster
fill = sed -e 's|@PREFIX@|$(PREFIX)|g' -e 's|@SOCKET@|/run/muster/muster.sock|g' $(1) >$(2) && chmod 644 $(2)

.PHONY: install
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(SHARE)/examples $(DESTDIR)$(PREFIX)/share/doc/muster \
		$(DESTDIR)$(PREFIX)/lib/systemd/system $(DESTDIR)$(PREFIX)/lib/sysusers.d $(DESTDIR)$(PREFIX)/lib/tmpfiles.d \
		$(DESTDIR)/etc/muster
	install -m 755 $(BUILD)/muster $(DESTDIR)$(PREFIX)/bin/muster
	rm -rf $(DESTDIR)$(SHARE)/templates
	cp -r templates $(DESTDIR)$(SHARE)/
	@# Browsers ask for these meanwhile, and for an earlier version's a little longer: each is replaced whole, and none taken away.
	mkdir -p $(DESTDIR)$(SHARE)/static
	rm -rf $(DESTDIR)$(SHARE)/static.new && cp -r static $(DESTDIR)$(SHARE)/static.new
	chmod -R u=rwX,go=rX $(DESTDIR)$(SHARE)
	mv -f $(DESTDIR)$(SHARE)/static.new/* $(DESTDIR)$(SHARE)/static/ && rmdir $(DESTDIR)$(SHARE)/static.new
	install -m 644 README.md $(DESTDIR)$(PREFIX)/share/doc/muster/
	$(call fill,conf/nginx-muster.conf,$(DESTDIR)$(SHARE)/nginx-muster.conf)
	$(call fill,conf/apache-muster.conf,$(DESTDIR)$(SHARE)/apache-muster.conf)
	$(call fill,conf/nginx.conf,$(DESTDIR)$(SHARE)/examples/nginx.conf)
	$(call fill,conf/apache.conf,$(DESTDIR)$(SHARE)/examples/apache.conf)
	$(call fill,conf/balancer.conf,$(DESTDIR)$(SHARE)/examples/balancer.conf)
	$(call fill,conf/nginx-host.conf,$(DESTDIR)$(SHARE)/examples/nginx-host.conf)
	$(call fill,conf/muster-serve-postgresql.conf,$(DESTDIR)$(SHARE)/examples/muster-serve-postgresql.conf)
	$(call fill,conf/muster.conf,$(DESTDIR)$(SHARE)/examples/muster.conf)
	$(call fill,conf/muster-serve.service,$(DESTDIR)$(PREFIX)/lib/systemd/system/muster-serve.service)
	$(call fill,conf/muster-work.service,$(DESTDIR)$(PREFIX)/lib/systemd/system/muster-work.service)
	$(call fill,conf/muster.sysusers,$(DESTDIR)$(PREFIX)/lib/sysusers.d/muster.conf)
	$(call fill,conf/muster.tmpfiles,$(DESTDIR)$(PREFIX)/lib/tmpfiles.d/muster.conf)
	@# An upgrade keeps the configuration that is there.
	test -e $(DESTDIR)/etc/muster/muster.conf || \
		install -m 644 $(DESTDIR)$(SHARE)/examples/muster.conf $(DESTDIR)/etc/muster/muster.conf

# --- care ---

.PHONY: help format clean
help:
	@echo "make            build $(BUILD)/muster"
	@echo "make run        try it on http://127.0.0.1:8080 (PORT, STATE, STORE, DEMO=0, DEMO_PASSWORD)"
	@echo "make check      the fast tests: lint, unit"
	@echo "make test       every test, on both engines; one suite: make lint unit http browser fault fuzz"
	@echo "                (ONLY=tests/http/smoke.test.mjs one file of it, STORE=postgresql on the other engine)"
	@echo "make sql-check  every query held against a PostgreSQL"
	@echo "make bench      figures beside their ceilings"
	@echo "make format     give the code its shape"
	@echo "make pictures   the README's pictures anew"
	@echo "make clean      remove what was built"
	@echo "make install    DESTDIR=, PREFIX=$(PREFIX)"

# The README's pictures, from the demo.
.PHONY: pictures
pictures: all $(NODE_MODULES)
	MUSTER=$(abspath $(BUILD)/muster) node tests/pictures.mjs

format:
	find src tests -name node_modules -prune -o -name '*.[ch]' -print -o -name '*.cc' -print -o -name '*.hh' -print | xargs clang-format -i

clean:
	rm -rf $(BUILD) $(BUILD)-san $(BUILD)-fuzz

.DELETE_ON_ERROR:
-include $(shell find $(O) -name '*.d' 2>/dev/null)
