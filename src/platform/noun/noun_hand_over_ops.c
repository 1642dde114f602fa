#include "platform/noun/noun_hand_over_ops.h"

#include "platform/access/access_ops.h"
#include "platform/custom/custom_ops.h"
#include "platform/noun/noun_ops.h"
#include "platform/noun/noun_store.h"

#include <stdlib.h>
#include <string.h>

enum { STEPS_MAX = 1000 }; /* of NOUN_IDS_MAX records: nobody holds more */

/* The reference of a noun by which somebody holds its records. */
struct held {
	const struct noun_facts *noun;
	size_t ref;
};

/* One record from the one who leaves to who takes over; to nobody where its customer is not to be known of. */
static enum err move_one(struct ctx *cx, const struct held *h, int64_t id, int64_t successor)
{
	const struct noun_facts *n = h->noun;
	int64_t act;
	bool known = true;
	void *before = noun_blank(cx, n->noun);
	TRY(noun_store_get_hidden(cx, n, id, before));
	TRY(custom_load(cx, n->noun->record, before, 1, n->named->size));
	void *after = noun_copy(cx, n->noun, before);
	if (n->root)
		TRY(access_may(cx, (enum data_kind)n->noun->see, LEVEL_READ, field_id(n->root, before), &known));
	*(int64_t *)((char *)after + n->refs[h->ref].field->offset) = known ? successor : 0;
	return noun_change(cx, n->noun, before, after, &act);
}

/* Who stands above the one who leaves, and has not left; 0 = nobody. */
static enum err find_above(struct ctx *cx, const struct noun_facts *people, int64_t person, int64_t *ret)
{
	void *leaver = noun_blank(cx, people->noun);
	TRY(noun_store_get_hidden(cx, people, person, leaver));
	*ret = 0;
	for (size_t i = 0; i < people->ref_count; i++) {
		const struct noun_ref *ref = &people->refs[i];
		struct noun_target t;
		if (!(ref->field->flags & F_ABOVE) || ref->to != people->noun || !field_id(ref->field, leaver))
			continue;
		TRY(noun_store_target(cx, people, field_id(ref->field, leaver), &t));
		*ret = t.ended && t.ended <= ctx_today(cx) ? 0 : t.id;
	}
	return OK;
}

static enum err move(struct ctx *cx, const struct hand_over *over, int64_t person, int64_t successor)
{
	const struct held *h = over->of;
	const struct noun_ref *ref = &h->noun->refs[h->ref];
	if (ref->field->flags & F_ABOVE)
		TRY(find_above(cx, noun_of(ref->to->record), person, &successor));
	for (int i = 0; i < STEPS_MAX; i++) {
		struct list ids;
		TRY(noun_store_holding(cx, h->noun, h->ref, person, &ids));
		if (!ids.count)
			return OK;
		for (size_t k = 0; k < ids.count; k++)
			TRY(move_one(cx, h, *list_at(&ids, int64_t, k), successor));
	}
	return fail(cx, E_INTERNAL, "error.internal");
}

const struct hand_over *noun_hand_over_make(const struct noun_facts *n, size_t ref)
{
	const struct field *f = n->refs[ref].field;
	/* Who takes over a customer is for the module that knows customers to say. */
	if (n->noun->flags & NOUN_IS_ROOT)
		return NULL;
	if (!f->ref || strcmp(f->ref, "person") != 0 || f->flags & (F_FIXED | F_REQUIRED))
		return NULL;
	struct hand_over *h = calloc(1, sizeof *h);
	struct held *held = calloc(1, sizeof *held);
	if (!h || !held)
		abort();
	*held = (struct held){n, ref};
	*h = (struct hand_over){.name = n->noun->record->name, .move = move, .of = held};
	return h;
}
