#include "web/pages/zones.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"

/* "America/Argentina/Buenos_Aires" is "Argentina: Buenos Aires" in the region America. */
static const char *
label(struct arena *arena, const char *name)
{
	const char *slash = strchr(name, '/');
	char *place = arena_string(arena, slash ? slash + 1 : name);
	char *inner = strchr(place, '/');

	for (char *c = place; *c; c++)
		if (*c == '_')
			*c = ' ';
	if (!inner)
		return place;
	*inner = '\0';
	return arena_text(arena, "%s: %s", place, inner + 1);
}

static void
show_zone(struct request *request, struct view *region, const char *name, const char *chosen)
{
	struct view *zone = view_section(region, "zone");

	view_text(zone, "value", name);
	view_text(zone, "label", label(request->ctx.arena, name));
	view_flag(zone, "is_chosen", text_equal(name, chosen));
}

static struct view *
show_region(struct request *request, const char *name)
{
	struct view *region = view_section(request->body, "zone_region");

	view_text(region, "region", name);
	return region;
}

void
zones_show(struct request *request, const char *stored)
{
	bool again = request->method == POST && request->ctx.problems;
	const char *chosen = again ? field(request, "time_zone") : stored;
	const char *before = "";
	struct view *region = NULL;
	bool listed = false;
	size_t count;
	const char **names = zone_names(request->ctx.arena, &count);

	for (size_t i = 0; i < count; i++) {
		const char *name = arena_copy(request->ctx.arena, names[i], strcspn(names[i], "/"));

		if (!text_equal(name, before))
			region = show_region(request, name);
		before = name;
		show_zone(request, region, names[i], chosen);
		listed = listed || text_equal(names[i], chosen);
	}
	/* An older name of a place is kept as it was chosen. */
	if (!listed && zone_exists(chosen))
		show_zone(request, show_region(request, "Chosen before"), chosen, chosen);
}
