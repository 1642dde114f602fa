/* Erasing a colleague's personal values when he asks for it after having left (product.md, rule 6). Pure. */
#ifndef PLATFORM_ERASE_H
#define PLATFORM_ERASE_H

#include "base/arena.h"
#include "base/record.h"

/* Each erased person is noted in the table personal itself, in a row of this subject kind (its id, the person,
 * when). After a backup is restored, the erasures on that list are done again. */
#define ERASED_PERSON "erased_person"

/* A free text in which the person's name was found. */
#define ERASE_HIT(F, S)                                                                                                \
	F(S, TEXT, kind, .label = "erase.where") /* record and field: "rating.evidence" */                             \
	F(S, ID, record_id, .label = "erase.record")                                                                   \
	F(S, ID, account_id, .label = "erase.account")                                                                 \
	F(S, TEXT, account, .label = "erase.account")                                                                  \
	F(S, URL, href, .label = "erase.where")                                                                        \
	F(S, LONG, text, .label = "erase.text")                                                                        \
	F(S, BOOL, sealed, .label = "erase.sealed") /* it is part of an archived round, whose bytes must not change */ \
	F(S, BOOL, closed, .label = "erase.closed") /* the user may not read it: text and customer are left out */
STRUCT_OF(erase_hit, ERASE_HIT);
extern const struct record erase_hit_record;

/* Who may read the texts of a record that belongs to no customer: an SQL condition in which t is its table. Of a record without one
 * it is everybody who erases. */
struct erase_reader {
	const struct record *record;
	const char *reads;
};

/* One erased person, as noted in the list of erasures. */
#define ERASURE(F, S)                                \
	F(S, ID, id, .label = "erase.record")        \
	F(S, ID, person_id, .label = "erase.person") \
	F(S, TIME, at, .label = "erase.at")
STRUCT_OF(erasure, ERASURE);
extern const struct record erasure_record;

/* What an erasure did. */
#define ERASED(F, S)                                                                                       \
	F(S, ID, person_id, .label = "erase.person")                                                       \
	F(S, INT, values, .label = "erase.values") /* how many values in the table personal were erased */ \
	F(S, INT, redacted,                                                                                \
	  .label = "erase.redacted") /* how many free texts were changed because they named the person */
STRUCT_OF(erased, ERASED);
extern const struct record erased_record;

/* Does the text contain the name, as whole words? «Ola Nord» is not in «Ola Nordmann». */
bool erase_names(const char *text, const char *name);
/* A copy of `text`, in the arena, with `mark` in place of each `name` that erase_names would find. */
[[nodiscard]] char *erase_redact(struct arena *, const char *text, const char *name, const char *mark);

#endif
