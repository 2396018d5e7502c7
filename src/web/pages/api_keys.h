/* The organisation's API keys, and what came in with them. */
#ifndef MUSTER_PAGES_API_KEYS_H
#define MUSTER_PAGES_API_KEYS_H

#include "web/request.h"

enum outcome api_keys_index(struct request *request);
enum outcome api_keys_create(struct request *request);
enum outcome api_keys_revoke_confirm(struct request *request);
enum outcome api_keys_revoke(struct request *request);
enum outcome statements_index(struct request *request);

#endif
