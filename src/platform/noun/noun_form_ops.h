/* Forms of nouns. A form has some of a noun's fields and, for each reference among them, a text by which the record
 * is found. */
#ifndef PLATFORM_NOUN_FORM_OPS_H
#define PLATFORM_NOUN_FORM_OPS_H

#include "base/noun.h"
#include "db/db.h"
#include "platform/noun/noun_found.h"

/* At start: make the form with these fields (names with spaces between, version among them) and a text for each
 * reference. Its objects begin with the noun's struct. False, with the reason in `why`, when a name is not that of a
 * field that people fill in. */
bool noun_form_make(const struct noun_facts *, const char *names, struct record *ret, char *why, size_t why_size);

/* Put what was typed into a record. A reference's text is the title, number or mail address of the record that is
 * meant; when it fits the record with the id in the form, that one is meant. Field faults on a reference: no record
 * has that text ("noun.none_called" {0}), or several have ("noun.several_called" {0}). */
enum err noun_form_take(struct ctx *, const struct record *form, const struct noun *, const void *typed, void *obj);
/* After such a fault, the records that may have been meant: those with that title, or else those that its words
 * find; list of noun_found. For any form in which the texts stand behind the references. */
enum err noun_form_found(struct ctx *, const struct record *form, const struct field_fault *, const void *typed,
                         struct list *ret);
/* The same for one reference in a form that is not a noun's. *id: the id in the form, which becomes that of the
 * record that is meant. before: the id that was stored, 0 = none. A program may send the id alone. */
enum err noun_form_pick(struct ctx *, const struct noun *to, const char *field, int64_t before, const char *text,
                        int64_t *id);
/* Fill in the texts of references of which only the id was sent, and replace a text that finds a record by that
 * record's title. */
enum err noun_form_names(struct ctx *, const struct record *form, const struct noun *, void *typed);

/* For choosing while one types: the records with words that begin with those of q, without those that have ended or
 * that the user may not know of. noun_choices: list of noun_choice, at most 20. */
#define NOUN_CHOICE(F, S) \
	F(S, ID, id)      \
	F(S, TEXT, title) \
	F(S, TEXT, detail) /* number, mail address, customer: distinguishes records of one title; NULL = none */
STRUCT_OF(noun_choice, NOUN_CHOICE);
extern const struct record noun_choice_record;
enum err noun_choices(struct ctx *, const struct noun *, const char *q, struct list *ret);

#endif
