# make            builds $(BUILD)/muster
# make help       lists the rest

BUILD ?= build
PREFIX ?= /usr/local
CC = gcc
CXX = g++

# SANITIZE=1 builds beside it, with the address and undefined behaviour sanitizers.
ifdef SANITIZE
O := $(BUILD)-san
OPTIMISE := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else
O := $(BUILD)
OPTIMISE := -O2 -g -fstack-protector-strong -D_FORTIFY_SOURCE=2
endif
GEN := $(O)/gen

# V=1 shows the whole commands.
Q := $(if $(V),,@)

WARN := -Wall -Wextra -Werror -Wshadow -Wvla
INCLUDE := -D_GNU_SOURCE -Isrc -I$(GEN)
CFLAGS := -std=gnu17 $(WARN) -Wstrict-prototypes -Wmissing-prototypes $(OPTIMISE) -fPIE $(INCLUDE)
CXXFLAGS := -std=c++17 $(WARN) $(OPTIMISE) -fPIE $(INCLUDE)
LDFLAGS := -pie -Wl,-z,relro,-z,now -Wl,--as-needed $(filter -fsanitize%,$(OPTIMISE))
LIBS := -lfcgi -lsqlite3 -lctemplate_nothreads -lcurl -lsodium -lidn2 -lunistring -linih

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

SOURCES := $(shell find src -name '*.c' -o -name '*.cc')
object = $(patsubst src/%,$(O)/%.o,$(1))
archives = $(patsubst %,$(O)/%.a,$(1))
TOP := $(call object,$(wildcard src/*.c src/commands/*.c))
SCHEMA := $(sort $(wildcard sql/schema/*.sql))
QUERIES := $(sort $(wildcard sql/*.sql))

.PHONY: all
all: $(O)/muster

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

$(O)/sqlgen: $(wildcard src/tools/*.c)
	@mkdir -p $(@D)
	$(if $(V),,@echo "  LD   $@")
	$(Q)$(CC) $(CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $^ -lsqlite3

$(GEN)/stamp: $(O)/sqlgen $(SCHEMA) $(QUERIES)
	@mkdir -p $(GEN)/new
	$(if $(V),,@echo "  SQL  $(GEN)")
	$(Q)$(O)/sqlgen $(GEN)/new $(SCHEMA) -- $(QUERIES)
	@cd $(GEN) && for f in queries.h queries.c schema.c; do cmp -s new/$$f $$f || cp new/$$f $$f; done
	@touch $@
# A changed query that keeps its signature leaves queries.h, and with it most objects, as they are.
$(GEN)/queries.h $(GEN)/queries.c $(GEN)/schema.c: $(GEN)/stamp
	@:

$(GEN)/%.o: $(GEN)/%.c
	$(if $(V),,@echo "  CC   $@")
	$(Q)$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

# base knows nothing of Muster, so nothing of its tables; the rest waits for the header (-MMD knows who really uses it).
$(call object,$(filter-out src/base/% src/tools/%,$(SOURCES))): | $(GEN)/queries.h

# --- unit tests: tests/<room>/test_*.c, with the sanitizers ---

UNIT := $(sort $(wildcard $(foreach r,$(ROOMS) tools,tests/$(r)/test_*.c)))
UNIT_PROGRAMS := $(patsubst tests/%.c,$(O)/tests/%,$(UNIT))
UNIT_SHARED := $(patsubst %,$(O)/%.o,$(wildcard tests/lib/*.c))

$(UNIT_SHARED): $(O)/tests/lib/%.c.o: tests/lib/%.c | $(GEN)/queries.h
	@mkdir -p $(@D)
	$(if $(V),,@echo "  CC   $@")
	$(Q)$(CC) $(CFLAGS) -Itests -MMD -MP -c -o $@ $<

define unit_room
$(O)/tests/$(1)/%: tests/$(1)/%.c $(UNIT_SHARED) $(call archives,$(filter $(1),$(ROOMS)) $(BELOW_$(1))) | $(GEN)/queries.h
	@mkdir -p $$(@D)
	$$(if $(V),,@echo "  CC   $$@")
	$(Q)$(CC) $(CFLAGS) -Itests -MMD -MP -c -o $$@.o $$<
	$$(if $(V),,@echo "  LD   $$@")
	$(Q)$(CXX) $(LDFLAGS) -o $$@ $$@.o $(UNIT_SHARED) -Wl,--start-group $$(filter %.a,$$^) -Wl,--end-group $(LIBS) -lcmocka
endef
$(foreach r,$(ROOMS) tools,$(eval $(call unit_room,$(r))))

.PHONY: unit unit-programs
unit:
	$(MAKE) SANITIZE=1 unit-programs
	@tests/run-unit $(patsubst $(O)/%,$(BUILD)-san/%,$(UNIT_PROGRAMS))
unit-programs: $(O)/sqlgen $(UNIT_PROGRAMS)

.PHONY: clean
clean:
	rm -rf $(BUILD) $(BUILD)-san

.DELETE_ON_ERROR:
-include $(shell find $(O) -name '*.d' 2>/dev/null)
