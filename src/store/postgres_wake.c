/* Who waits for work hears of every commit of whichever machine, by LISTEN and NOTIFY. */
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/fault.h"
#include "store/postgres.h"

/* After the commit, not within it: a notification in a transaction would have all of them commit one after the other. */
void
postgres_wake_others(struct postgres *postgres)
{
	/* Without it they look by themselves, only later. */
	postgres->is_unread = PQsendQuery(postgres->connection, "NOTIFY muster");
}

/* What came while another command was answered cannot be seen at the connection's own descriptor. */
static bool
has_news(struct postgres *postgres)
{
	PGnotify *news;
	bool has = false;

	PQconsumeInput(postgres->connection);
	while ((news = PQnotifies(postgres->connection))) {
		PQfreemem(news);
		has = true;
	}
	return has;
}

static void
listen_in(void *argument)
{
	struct postgres *postgres = argument;

	if (!postgres->listens)
		postgres_run(&postgres->db, "LISTEN muster");
	else
		postgres_ready(postgres);
	postgres->listens = true;
}

int
postgres_wake_fd(struct db *db)
{
	struct postgres *postgres = postgres_of(db);

	if (!postgres->always)
		postgres->always = eventfd(1, EFD_CLOEXEC);
	if (fault_catch(listen_in, postgres) != FAULT_NONE)
		return -1;
	return has_news(postgres) ? postgres->always : PQsocket(postgres->connection);
}

void
postgres_wake_clear(struct db *db)
{
	struct postgres *postgres = postgres_of(db);

	if (!postgres->connection)
		return;
	has_news(postgres);
	if (PQstatus(postgres->connection) != CONNECTION_OK)
		postgres_drop(postgres);
}
