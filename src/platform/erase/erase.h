/* Erasing a colleague's personal values when he asks for it after having left (product.md, rule 6). Pure. */
#ifndef PLATFORM_ERASE_H
#define PLATFORM_ERASE_H

#include "base/arena.h"
#include "base/record.h"

/* Each erased person is noted in the table personal itself, in a row of this subject kind (its id, the person,
 * when). After a backup is restored, the erasures on that list are done again. */
#define ERASED_PERSON "erased_person"

/* A free text in which the person's name was found. */
struct erase_hit {
	const char *kind; /* record and field: "rating.evidence" */
	int64_t record_id, account_id;
	const char *account, *href, *text;
	bool sealed; /* it is part of an archived round, whose bytes must not change */
	bool closed; /* the user may not read it: text and customer are left out */
};
extern const struct record erase_hit_record;

/* One erased person, as noted in the list of erasures. */
struct erasure {
	int64_t id, person_id, at;
};
extern const struct record erasure_record;

/* What an erasure did. */
struct erased {
	int64_t person_id;
	int64_t values;   /* how many values in the table personal were erased */
	int64_t redacted; /* how many free texts were changed because they named the person */
};
extern const struct record erased_record;

/* Does the text contain the name, as whole words? «Ola Nord» is not in «Ola Nordmann». */
bool erase_names(const char *text, const char *name);
/* A copy of `text`, in the arena, with `mark` in place of each `name` that erase_names would find. */
[[nodiscard]] char *erase_redact(struct arena *, const char *text, const char *name, const char *mark);

#endif
