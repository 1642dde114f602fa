/* The schema that this process works with. Another process may bring the base to another one meanwhile; then ours would write by
 * tables that are no longer as it knows them. */
#include "base/clock.h"
#include "base/log.h"
#include "db/backend.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { EVERY_US = 1000000 }; /* how often those who read look */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct {
	char *address;
	int version;
} expected;

void db_expect_schema(struct db *db, int version)
{
	pthread_mutex_lock(&lock);
	free(expected.address);
	expected.address = strdup(db->address);
	expected.version = version;
	pthread_mutex_unlock(&lock);
	db->schema = version;
}

int schema_expected(const char *address)
{
	pthread_mutex_lock(&lock);
	int version = expected.address && !strcmp(expected.address, address) ? expected.version : 0;
	pthread_mutex_unlock(&lock);
	return version;
}

bool schema_due(const struct db *db)
{
	return db->schema && clock_monotonic_us() - db->schema_asked > EVERY_US;
}

enum err schema_answer(struct ctx *cx, struct db *db, int64_t found)
{
	static atomic_bool told;
	if (!db->schema)
		return OK;
	db->schema_asked = found == db->schema ? clock_monotonic_us() : -EVERY_US;
	bool other = found != db->schema;
	if (atomic_exchange(&told, other) != other && other)
		log_line(
		    LOG_ERROR, "database",
		    "what=schema ours=%d theirs=%lld why=\"the base was migrated while it was in use; nothing more is "
		    "read or written\"",
		    db->schema, (long long)found);
	return other ? fail(cx, E_NEWER, "db.other_schema") : OK;
}
