#include "domain/device.h"

#include <string.h>

struct sign {
	const char *part, *name;
};

/* The first that fits: most browsers also name those that they descend from. */
static const struct sign browsers[] = {
	{ "Edg", "Edge" },
	{ "OPR/", "Opera" },
	{ "SamsungBrowser/", "Samsung Internet" },
	{ "Vivaldi/", "Vivaldi" },
	{ "Firefox/", "Firefox" },
	{ "FxiOS/", "Firefox" },
	{ "CriOS/", "Chrome" },
	{ "Chromium/", "Chromium" },
	{ "Chrome/", "Chrome" },
	{ "Safari/", "Safari" },
	{ "curl/", "curl" },
};

static const struct sign systems[] = {
	{ "iPhone", "iPhone" },
	{ "iPad", "iPad" },
	{ "Android", "Android" },
	{ "CrOS", "ChromeOS" },
	{ "Windows", "Windows" },
	{ "Mac OS X", "Mac" },
	{ "Linux", "Linux" },
};

static const char *
first_fit(const struct sign *signs, size_t count, const char *agent)
{
	for (size_t i = 0; i < count; i++)
		if (strstr(agent, signs[i].part))
			return signs[i].name;
	return NULL;
}

const char *
device_words(struct arena *arena, const char *agent)
{
	const char *browser = first_fit(browsers, sizeof browsers / sizeof *browsers, agent);
	const char *system = first_fit(systems, sizeof systems / sizeof *systems, agent);

	if (!system)
		return browser ? browser : "A browser";
	return arena_text(arena, "%s on %s", browser ? browser : "A browser", system);
}
