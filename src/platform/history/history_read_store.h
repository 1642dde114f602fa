/* SQL that reads the history, only as far as the user may see it. */
#ifndef PLATFORM_HISTORY_READ_STORE_H
#define PLATFORM_HISTORY_READ_STORE_H

#include "db/db.h"
#include "platform/history/history.h"

/* A row as it is read: ids have their names beside them, and old and new hold personal values too (NULL when
 * erased). */
#define HISTORY_READ(F, S)                                                                  \
	F(S, ID, id)                                                                        \
	F(S, TIME, at)                                                                      \
	F(S, TEXT, who)                                                                     \
	F(S, ID, who_id) /* 0 = no colleague */                                             \
	F(S, TEXT, kind)                                                                    \
	F(S, TEXT, act)                                                                     \
	F(S, TEXT, field)                                                                   \
	F(S, LONG, old)                                                                     \
	F(S, LONG, new)                                                                     \
	F(S, BOOL, old_erased)                                                              \
	F(S, BOOL, new_erased)                                                              \
	F(S, ID, record_id)                                                                 \
	F(S, ID, account_id)                                                                \
	F(S, TEXT, account)                                                                 \
	F(S, TEXT, about) /* name of the colleague, criterion …, where it is about one */ \
	F(S, TEXT, note)  /* what is shown instead of `new` (history_text.note); NULL = `new` itself */
STRUCT_OF(history_read, HISTORY_READ);
/* What the queries need to know of the user and the request: ACCESS_ARGS, see_opinions and the language. */
struct history_see {
	int64_t me, all, opinions;
	int32_t today;
	bool english;
};
/* Rows with an id below `before`, newest first, at most `max`; list of history_read. The queries leave out
 * restricted customers and opinions that the user may not see. */
enum err history_list_account(struct ctx *, const struct history_see *, int64_t account, int64_t before, size_t max,
                              struct list *ret);
enum err history_list_record(struct ctx *, const struct history_see *, const char *kind, int64_t id, int64_t before,
                             size_t max, struct list *ret);
enum err history_list_all(struct ctx *, const struct history_see *, int64_t before, size_t max, struct list *ret);
/* The title of a noun's record. E_NOT_FOUND, without a reason, when there is none or the user may not know of it. */
enum err history_title(struct ctx *, const struct history_see *, const char *noun, int64_t id, const char **ret);

/* At start: history_store_take for each history_text, then history_store_start, which makes the queries; when the
 * nouns are settled. */
void history_store_take(const struct history_text *);
void history_store_start(void);

extern const struct query_set history_read_queries;

#endif
