#include "platform/noun/noun_load_web.h"

#include "base/noun.h"
#include "platform/noun/noun_inner_ops.h"
#include "platform/noun/noun_ops.h"

#include <stdio.h>
#include <string.h>

/* A path taken apart: the noun whose id each :id is, by the segment before it, and which of request.id that is. */
struct path_ids {
	const struct noun_facts *noun[4];
	int at[4];
	size_t count;
	bool unknown; /* a segment before an :id is no noun's */
};

static struct path_ids path_ids(const char *path)
{
	struct path_ids p = {0};
	const char *before = NULL;
	size_t before_n = 0;
	int number = 0;
	for (const char *s = path; *s == '/';) {
		size_t n = strcspn(++s, "/");
		bool id = n == 3 && !memcmp(s, ":id", 3);
		if (id && p.count < 4) {
			p.noun[p.count] = before ? noun_by_segment(before, before_n) : NULL;
			p.unknown |= !p.noun[p.count];
			p.at[p.count++] = number;
		}
		number += id || (n == 7 && !memcmp(s, ":number", 7));
		before = s;
		before_n = n;
		s += n;
	}
	return p;
}

/* The member of the record that must be the id of such a noun, as its path says: its owner, its root; NULL when it has none. */
static const struct field *owner_of(const struct noun_facts *n, const struct noun_facts *above)
{
	if (n->owned_by == above->noun)
		return n->owner;
	return n->root && above->noun->flags & NOUN_IS_ROOT ? n->root : NULL;
}

bool noun_loadable(const struct route *r, char *why, size_t why_size)
{
	const struct noun_facts *n = noun_of(r->record);
	struct path_ids p = path_ids(r->path);
	if (!n || p.unknown || !p.count || p.noun[p.count - 1] != n) {
		snprintf(why, why_size, "%s is not the record of the path's last id", r->record->name);
		return false;
	}
	for (size_t i = 0; i + 1 < p.count; i++)
		if (!owner_of(n, p.noun[i])) {
			snprintf(why, why_size, "%s belongs to no %s", r->record->name, p.noun[i]->noun->record->name);
			return false;
		}
	return true;
}

enum err noun_load(struct ctx *cx, const struct request *rq, const struct route *r, const void **ret, int64_t *ret_root)
{
	const struct noun_facts *n = noun_of(r->record);
	struct path_ids p = path_ids(r->path);
	void *obj;
	TRY(noun_get(cx, n->noun, rq->id[p.at[p.count - 1]], &obj));
	for (size_t i = 0; i + 1 < p.count; i++) {
		const struct field *owner = owner_of(n, p.noun[i]);
		if (!owner || field_id(owner, obj) != rq->id[p.at[i]])
			return fail(cx, E_NOT_FOUND, "error.not_found");
	}
	*ret = obj;
	*ret_root = noun_root(n, obj);
	return OK;
}

int64_t noun_loaded_version(const struct route *r, const void *record)
{
	const struct noun_facts *n = noun_of(r->record);
	return n->version ? field_id(n->version, record) : 0;
}
