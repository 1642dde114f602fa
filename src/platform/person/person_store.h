/* SQL of people. */
#ifndef PLATFORM_PERSON_STORE_H
#define PLATFORM_PERSON_STORE_H

#include "db/db.h"
#include "platform/person/person.h"

extern const struct query_set person_queries;

enum err person_store_by_mail(struct ctx *, const char *mail, struct person *ret);
/* Which people a page begins with: those all of whose words search_words has found (word i lies in [from[i], to[i]); NULL = no such word),
 * behind the one with sort key after_key and id after_id (after_key NULL = from the first). */
struct person_range {
	const char *from[4], *to[4], *after_key;
	int64_t after_id;
};
enum err person_store_list(struct ctx *, const struct person_filter *, const struct person_range *, size_t max,
                           struct list *ret);
enum err person_store_accounts(struct ctx *, int64_t person, struct list *ret);

#endif
