/* Logging in and out, the devices where one is logged in, and the organisation chosen in the header. */
#ifndef MUSTER_SESSIONS_H
#define MUSTER_SESSIONS_H

#include "web/request.h"

enum outcome sessions_new(struct request *request);
enum outcome sessions_check(struct request *request); /* before sessions_create */
enum outcome sessions_create(struct request *request);
enum outcome sessions_end(struct request *request);
enum outcome sessions_end_one(struct request *request);
enum outcome sessions_end_others(struct request *request);
enum outcome sessions_enter(struct request *request);

#endif
