/* Search: our own token table (fold, kind, id), read by prefix range; the same on both databases. */
#ifndef PLATFORM_SEARCH_OPS_H
#define PLATFORM_SEARCH_OPS_H

#include "base/ctx.h"
#include "base/record.h"
#include "db/db.h"
#include "platform/search/search.h"

/* Once for each kind, at start. The struct must outlive the program. */
void search_kind_add(const struct search_kind *);

/* At start: what a record without a name of its own is called (platform/noun, which is above). */
void search_untitled_set(enum err (*title)(struct ctx *, const char *kind, int64_t id, const char **ret));

/* Set the tokens of a record: words of all texts (NULL ends the list), folded; replaces earlier ones. kind: the name of a search_kind.
 * At most 12 words of at most 32 bytes each. */
enum err search_put(struct ctx *, const char *kind, int64_t id, const char *const *texts);
enum err search_remove(struct ctx *, const char *kind, int64_t id);
/* The same for many new records, for imports (no deletes first). */
struct search_new {
	int64_t id;
	const char *const *texts;
};
enum err search_put_new(struct ctx *, const char *kind, const struct search_new *, size_t count);

/* Words of a query as prefix ranges [from, to), longest first, at most 4, an organisation number in groups as one word; for
 * stores that join search_token themselves:
 *   … JOIN search_token t ON t.kind = 'account' AND t.id = a.id AND t.fold >= :w0 AND t.fold < :w0_end */
size_t search_words(struct ctx *, const char *text, struct search_word ret[4]);

struct search_hit {
	int64_t id;
	const char *kind, *label, *name, *detail, *href; /* label: of its kind, "Agreement" */
};
extern const struct record search_hit_record;
/* Everything the one who acts may know of, by all words, at most `max`. */
enum err search_all(struct ctx *, const char *text, size_t max, struct list *ret);
/* For hjul check: tokens of a kind that no module hands in. */
enum err search_unknown_tokens(struct ctx *, int64_t *ret);

#endif
