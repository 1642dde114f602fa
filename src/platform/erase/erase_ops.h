/* Erasing a colleague's personal values. */
#ifndef PLATFORM_ERASE_OPS_H
#define PLATFORM_ERASE_OPS_H

#include "db/db.h"
#include "platform/erase/erase.h"

/* Free texts that name the person, by full name, last name or mail address: erase_hit, at most 500. Those with the last name alone are
 * somebody's to read; the others are redacted with the erasure. Of what the one who acts may not read only the kind is told. */
enum err erase_hits(struct ctx *, int64_t person, struct list *ret);

/* Erase name, mail, number, title and place, what signs the person in, and every value kept by reference; put a mark in place of full
 * name and mail address in free texts. Facts and figures stay. E_CONFLICT for who has not left yet, or is erased already. In a write
 * transaction. */
enum err erase_person(struct ctx *, int64_t person, struct erased *ret);
/* Once more, on a base restored from a backup that did not know of it; harmless where it is done or the person is not there. */
enum err erase_person_again(struct ctx *, int64_t mark, int64_t person, int64_t at);
enum err erase_is_erased(struct ctx *, int64_t person, bool *ret);
/* erasure, newest first, `before` an id (0 = the newest). */
enum err erase_list(struct ctx *, int64_t before, size_t max, struct list *ret);

#endif
