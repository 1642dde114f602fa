/* What is done with our own people. */
#ifndef PLATFORM_PERSON_OPS_H
#define PLATFORM_PERSON_OPS_H

#include "db/db.h"
#include "platform/person/person.h"

enum err person_get(struct ctx *, int64_t id, struct person *ret);           /* E_NOT_FOUND "person.not_found" */
enum err person_by_mail(struct ctx *, const char *mail, struct person *ret); /* any case; E_NOT_FOUND without reason */
/* noun_add and noun_change for callers that need no number of the act to undo. person_save: after.version is the version that the
 * change was made from; E_CONFLICT when the record has another by now. */
enum err person_add(struct ctx *, struct person *);
enum err person_save(struct ctx *, const struct person *before, struct person *after);
/* A page of the list, at most `max`. */
enum err person_list(struct ctx *, const struct person_filter *, size_t max, struct list *ret);

/* Customers a person is tied to, of those the one who acts may know of, by name, at most 100. */
enum err person_accounts(struct ctx *, int64_t person, struct list *ret);

#endif
