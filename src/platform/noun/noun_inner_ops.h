/* What the verbs of nouns share with taking them back; only inside platform/noun. */
#ifndef PLATFORM_NOUN_INNER_OPS_H
#define PLATFORM_NOUN_INNER_OPS_H

#include "base/noun.h"
#include "db/db.h"
#include "platform/history/history_ops.h"

const struct noun_facts *noun_facts(const struct noun *);
/* The customer that a record belongs to; 0 = none. */
int64_t noun_root(const struct noun_facts *, const void *obj);
/* Fill what follows from the record's own fields: what the noun prepares, and its place in people's order. */
void noun_prepare(struct ctx *, const struct noun_facts *, void *obj);

/* Its rules that ask the base (struct noun_rules); OK when there are none. */
enum err noun_fits(struct ctx *, const struct noun_facts *, const void *before, void *after);
/* Has no other record what only one may have? E_CONFLICT: "<label>.taken" of an F_UNIQUE field, which is marked, or "noun.key_taken".
 * What is as `before` (NULL: it is new) is not asked for. */
enum err noun_key_free(struct ctx *, const struct noun_facts *, const void *before, const void *obj);

/* As one part of an act: a whole record with id and version, a change that is checked, a removal with what belongs to it. */
enum err noun_insert(struct ctx *, const struct noun_facts *, void *obj, int64_t act);
enum err noun_update(struct ctx *, const struct noun_facts *, const void *before, void *after, int64_t act,
                     int *ret_changes);
enum err noun_delete(struct ctx *, const struct noun_facts *, const void *obj, int64_t act, int depth);

/* noun_custom_ops.c: values of the fields that an administrator added, told in the history beside the record's own. */
enum err noun_custom_changed(struct ctx *, const struct history_subject *, const void *before, const void *after,
                             int *changes);
enum err noun_custom_removed(struct ctx *, const struct history_subject *, const void *obj);

#endif
