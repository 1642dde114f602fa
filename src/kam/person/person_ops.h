#ifndef KAM_PERSON_OPS_H
#define KAM_PERSON_OPS_H

#include "db/db.h"
#include "kam/person/person.h"

/* What is done with our own people. */
enum err person_get(struct ctx *, int64_t id, struct person *ret);
enum err person_by_number(struct ctx *, const char *number, struct person *ret); /* E_NOT_FOUND without reason */
enum err person_add(struct ctx *, struct person *);
enum err person_save(struct ctx *, const struct person *before, struct person *after);
/* Names for choosing: all who have not left, by sort key, at most 500 (search narrows). */
struct person_choice {
	int64_t id;
	const char *name;
	bool chosen;
};
extern const struct record person_choice_record;
enum err person_choices(struct ctx *, int64_t chosen, struct list *ret);

#endif
