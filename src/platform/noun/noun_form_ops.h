/* Forms of nouns: some of their fields, and beside each reference a text to find it by. */
#ifndef PLATFORM_NOUN_FORM_OPS_H
#define PLATFORM_NOUN_FORM_OPS_H

#include "base/noun.h"
#include "db/db.h"
#include "platform/noun/noun_found.h"

/* At start: the form of these fields (names with spaces), version among them, and of each reference's text; its objects begin with the
 * noun's struct. False with the reason when a name is no field that people fill in. */
bool noun_form_make(const struct noun_facts *, const char *names, struct record *ret, char *why, size_t why_size);

/* What was typed into a record: values as they are; a reference by its id, or by its text when that does not find it: its title, number or
 * mail. Field faults: nothing is called so ("noun.none_called" {0}), or several are ("noun.several_called" {0}). */
enum err noun_form_take(struct ctx *, const struct record *form, const struct noun *, const void *typed, void *obj);
/* When that refused a reference, whom it may have meant: those of the same title, else those that the text finds; noun_found. Of any form
 * whose references have their texts behind them. */
enum err noun_form_found(struct ctx *, const struct record *form, const struct field_fault *, const void *typed,
                         struct list *ret);
/* What was typed of a reference in a form that is no noun's: *id is the one that was typed, and becomes the one that is meant; before: the
 * one that stood there, 0 = none. A program may send the id alone. */
enum err noun_form_pick(struct ctx *, const struct noun *to, const char *field, int64_t before, const char *text,
                        int64_t *id);
/* The texts of references that were typed as ids alone, or by a text that finds them. */
enum err noun_form_names(struct ctx *, const struct record *form, const struct noun *, void *typed);

/* For choosing as one types: those whose words begin like q's, that have not ended and one may know of; at most 20. */
struct noun_choice {
	int64_t id;
	const char *title;
	const char *detail; /* number, mail, customer: what tells those of one title apart; NULL = none */
};
extern const struct record noun_choice_record;
enum err noun_choices(struct ctx *, const struct noun *, const char *q, struct list *ret);

#endif
