/* Search: our own token table (fold, kind, id), read by prefix range; the same on both databases. */
#ifndef PLATFORM_SEARCH_OPS_H
#define PLATFORM_SEARCH_OPS_H

#include "base/ctx.h"
#include "base/record.h"
#include "db/db.h"
#include "platform/search/search.h"

/* At start, once for each kind. The struct must live as long as the program. */
void search_kind_add(const struct search_kind *);

/* In the order in which kinds are listed; NULL behind the last. */
const struct search_kind *search_kind_at(size_t i);
/* At start: the function that names a record which has no name of its own; handed in by platform/noun, which knows
 * nouns. */
void search_untitled_set(enum err (*title)(struct ctx *, const char *kind, int64_t id, const char **ret));

/* The texts by which a record is found; the list ends with NULL. */
struct search_texts {
	int64_t id;
	const char *const *texts;
	size_t called; /* so many of them, the first, are what people call it by */
};
/* Make a record findable by the words in these texts, in place of the words it had. kind: the name of a search_kind.
 * At most 12 words, folded, of at most 32 bytes each. In a write transaction. */
enum err search_put(struct ctx *, const char *kind, const struct search_texts *);
enum err search_remove(struct ctx *, const char *kind, int64_t id);
/* Before the transaction is committed, bring the tiers of the words of all kinds with ranks up to date: after a change
 * of what their groups depend on. */
void search_rank(struct ctx *);
/* Words of many new records at once, which have none yet; for imports. */
enum err search_put_new(struct ctx *, const char *kind, const struct search_texts *, size_t count);

/* The words of a query, longest first, at most 4; the answer is how many. An organisation number written in groups
 * is one word. For stores that join search_token themselves:
 *   … JOIN search_token t ON t.kind = 'account' AND t.id = a.id AND t.fold >= :w0 AND t.fold < :w0_end */
size_t search_words(struct ctx *, const char *text, struct search_word ret[4]);

#define SEARCH_HIT(F, S)                                                              \
	F(S, ID, id, .release = RELEASE_CUSTOMER)                                     \
	F(S, TEXT, kind, .release = RELEASE_CUSTOMER)                                 \
	F(S, TEXT, label, .release = RELEASE_CUSTOMER) /* of its kind, "Agreement" */ \
	F(S, TEXT, name, .release = RELEASE_CUSTOMER)                                 \
	F(S, TEXT, detail)                                                            \
	F(S, URL, href, .release = RELEASE_CUSTOMER)
STRUCT_OF(search_hit, SEARCH_HIT);
extern const struct record search_hit_record;
/* The records of all kinds that have every word of the text and that the user may know of: list of search_hit, at
 * most `max`, kind by kind. Of one kind first those that are called so from the beginning; among these, and among the
 * others, first the foremost group and the user's own, then the heavier ones (struct noun_ranks). */
enum err search_all(struct ctx *, const char *text, size_t max, struct list *ret);
/* For hjul check: how many tokens are of a kind that no module has handed in. */
enum err search_unknown_tokens(struct ctx *, int64_t *ret, struct list *ret_names);

#endif
