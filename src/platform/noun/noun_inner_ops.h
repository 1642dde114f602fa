/* What the verbs of nouns and undoing them share; only inside platform/noun. */
#ifndef PLATFORM_NOUN_INNER_OPS_H
#define PLATFORM_NOUN_INNER_OPS_H

#include "base/noun.h"
#include "db/db.h"
#include "platform/history/history_ops.h"

const struct noun_facts *noun_facts(const struct noun *);
/* The customer that a record belongs to; 0 = none. */
int64_t noun_root(const struct noun_facts *, const void *obj);
/* Fill in what follows from the record's other fields: by the noun's function `prepare`, and the sort key. */
void noun_prepare(struct ctx *, const struct noun_facts *, void *obj);

/* Check the rules that need the base (noun_rules.fits); OK when there are none. */
enum err noun_fits(struct ctx *, const struct noun_facts *, const void *before, void *after);
/* Check that no other record has the same natural key or the same value of an F_UNIQUE field. E_CONFLICT
 * "noun.key_taken", or "<label>.taken" as a field fault. What has not changed since `before` is not checked; before
 * NULL = it is new. */
enum err noun_key_free(struct ctx *, const struct noun_facts *, const void *before, const void *obj);

/* The parts of an act (a number of history_act_new): add a record whose id and version are set, E_CONFLICT as by
 * noun_key_free; check and store a
 * change; the same with what was there before, which may refer to what the one who acts may not know of; remove a record with
 * all that belongs to it. */
enum err noun_insert(struct ctx *, const struct noun_facts *, void *obj, int64_t act);
enum err noun_update(struct ctx *, const struct noun_facts *, const void *before, void *after, int64_t act,
                     int *ret_changes);
enum err noun_put_back(struct ctx *, const struct noun_facts *, const void *before, void *after, int64_t act,
                       int *ret_changes);
enum err noun_delete(struct ctx *, const struct noun_facts *, const void *obj, int64_t act, int depth);

/* noun_custom_ops.c: write to the history what became of the values of fields that an administrator added. *changes
 * is increased. */
enum err noun_custom_changed(struct ctx *, const struct history_subject *, const void *before, const void *after,
                             int *changes);
enum err noun_custom_removed(struct ctx *, const struct history_subject *, const void *obj);

#endif
