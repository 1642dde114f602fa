/* Erasing a colleague's personal values. */
#ifndef PLATFORM_ERASE_OPS_H
#define PLATFORM_ERASE_OPS_H

#include "db/db.h"
#include "platform/erase/erase.h"

/* Free texts that name the person by full name, last name or mail address: list of erase_hit, at most 500. Full
 * names and mail addresses are redacted by erase_person; a text with the last name alone may mean somebody else, so
 * that a person has to read it. Of a text that the user may not read only the kind is given. */
enum err erase_hits(struct ctx *, int64_t person, struct list *ret);

/* Erase a person: name, mail address, number, title and place; everything the person signs in with; every value in
 * the table personal. In free texts a mark replaces the full name and the mail address. Facts and figures stay.
 * E_CONFLICT: the person has not left yet, or is erased already; an import has begun and not
 * ended, whose file might bring the person back. In a write transaction. */
enum err erase_person(struct ctx *, int64_t person, struct erased *ret);
/* Do an erasure again on a base that was restored from an older backup. `mark`: id of its row in the list of
 * erasures; at: when it was done. Nothing happens when it is done already or there is no such person. In a write
 * transaction. */
enum err erase_person_again(struct ctx *, int64_t mark, int64_t person, int64_t at);
enum err erase_is_erased(struct ctx *, int64_t person, bool *ret);
/* The list of erasures, newest first: those with an id below `before` (0 = from the newest), at most `max`; list of
 * erasure. */
enum err erase_list(struct ctx *, int64_t before, size_t max, struct list *ret);

/* What a module erases of its own besides: what somebody signs in with, files that wait. Called in the erasure's transaction
 * before the free texts are redacted; the person's row is still as it was. mail: NULL = none. Handed in at start (.erase). */
typedef enum err erase_part(struct ctx *, int64_t person, const char *name, const char *mail);
void erase_part_add(erase_part *);

#endif
