/* Every page there is. What is not listed is 404; nothing is open to anyone who has not the role named here. */
#include "web/pages/start.h"
#include "web/route.h"

const struct route routes[] = {
	{ GET, "/", PUBLIC, start_index, NULL, NULL, NULL },
	{ GET, "/healthz", PUBLIC, start_health, NULL, NULL, NULL },
};

const size_t route_count = sizeof routes / sizeof routes[0];
