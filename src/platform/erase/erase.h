/* Erasing a colleague's personal values when he asks for it after having left (product.md, rule 6). Pure. */
#ifndef PLATFORM_ERASE_H
#define PLATFORM_ERASE_H

#include "base/arena.h"
#include "base/record.h"

/* The list of erasures stands in table personal itself, as rows of this subject kind: id, the person, when. It is what a restored
 * backup is gone through with again. */
#define ERASED_PERSON "erased_person"

/* A free text that names the person. */
struct erase_hit {
	const char *kind; /* record and field: "rating.evidence" */
	int64_t record_id, account_id;
	const char *account, *href, *text;
	bool sealed; /* an archived round: its bytes cannot be changed */
	bool closed; /* who asks may not read it: neither text nor customer is told */
};
extern const struct record erase_hit_record;

/* One line of the list of erasures. */
struct erasure {
	int64_t id, person_id, at;
};
extern const struct record erasure_record;

/* What an erasure came to. */
struct erased {
	int64_t person_id;
	int64_t values;   /* kept by reference */
	int64_t redacted; /* free texts that named the person */
};
extern const struct record erased_record;

/* Does `text` hold `name` as a word of its own? */
bool erase_names(const char *text, const char *name);
/* `text` with `mark` wherever `name` stands as words of their own: «Ola Nord» is not in «Ola Nordmann». */
[[nodiscard]] char *erase_redact(struct arena *, const char *text, const char *name, const char *mark);

#endif
