#include "platform/search/search_ops.h"

#include "base/text.h"
#include "platform/search/search_store.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 12, WORD_BYTES = 32, QUERY_WORDS = 4, KINDS_MAX = 64 };

static const struct search_kind *kinds[KINDS_MAX];
static size_t kind_count;

void search_kind_add(const struct search_kind *k)
{
	if (kind_count == KINDS_MAX)
		abort(); /* at start: the table is too small */
	size_t at = kind_count++;
	for (; at && kinds[at - 1]->position > k->position; at--)
		kinds[at] = kinds[at - 1];
	kinds[at] = k;
}

const struct search_kind *search_kind_at(size_t i)
{
	return i < kind_count ? kinds[i] : NULL;
}

/* Cut a word to WORD_BYTES without splitting a character. */
static void cut(char *word)
{
	size_t n = strlen(word);
	if (n <= WORD_BYTES)
		return;
	n = WORD_BYTES;
	while (n && ((unsigned char)word[n] & 0xc0) == 0x80)
		n--;
	word[n] = 0;
}

/* Words of a text or several, each once, and which of them something is called by from the beginning. */
struct words {
	char *word[WORDS_MAX];
	bool begins[WORDS_MAX];
	size_t count;
};

/* Add those of one text as long as there is room; called: it is what something is called by. */
static void add_words(struct ctx *cx, const char *text, bool called, struct words *w)
{
	char *rest = text_fold(cx->arena, text), *word;
	while ((word = strsep(&rest, " ")) != NULL) {
		size_t at = 0;
		cut(word);
		if (!*word)
			continue;
		while (at < w->count && strcmp(w->word[at], word) != 0)
			at++;
		if (at == WORDS_MAX)
			return;
		if (at == w->count) {
			w->word[w->count++] = word;
			w->begins[at] = false;
		}
		w->begins[at] |= called;
		called = false;
	}
}

static struct words words_of(struct ctx *cx, const struct search_texts *t)
{
	struct words w = {.count = 0};
	for (size_t i = 0; t->texts[i]; i++)
		add_words(cx, t->texts[i], i < t->called, &w);
	return w;
}

static int64_t tier_of(int64_t group, bool begins)
{
	return begins ? group : group < SEARCH_LAST_GROUP ? SEARCH_WITHIN : SEARCH_REST;
}

static size_t make_tokens(struct ctx *cx, const char *kind, const struct search_texts *t, int64_t group,
                          struct search_token *ret)
{
	struct words w = words_of(cx, t);
	for (size_t i = 0; i < w.count; i++)
		ret[i] = (struct search_token){kind, w.word[i], t->id, tier_of(group, w.begins[i])};
	return w.count;
}

enum err search_put_new(struct ctx *cx, const char *kind, const struct search_texts *records, size_t count)
{
	struct search_token *tokens = arena_array(cx->arena, struct search_token, count * WORDS_MAX);
	size_t n = 0;
	for (size_t i = 0; i < count; i++)
		n += make_tokens(cx, kind, &records[i], SEARCH_LAST_GROUP, &tokens[n]);
	return db_exec_many(cx, &search_queries[SEARCH_ADD], tokens, n);
}

enum err search_remove(struct ctx *cx, const char *kind, int64_t id)
{
	return db_exec(cx, &search_queries[SEARCH_DROP], ARGS(ARG("kind", kind), ARG("id", id)), NULL);
}

static const struct search_kind *kind_find(const char *name)
{
	for (size_t i = 0; i < kind_count; i++)
		if (!strcmp(kinds[i]->name, name))
			return kinds[i];
	return NULL;
}

enum err search_put(struct ctx *cx, const char *kind, const struct search_texts *t)
{
	const struct search_kind *k = kind_find(kind);
	struct search_token tokens[WORDS_MAX];
	int64_t group = SEARCH_LAST_GROUP;
	/* Its group is that of the words it has: they change, it does not. */
	if (k && k->rank)
		TRY(db_int(cx, &search_queries[SEARCH_GROUP], ARGS(ARG("kind", kind), ARG("id", t->id)), group,
		           &group));
	group = group < SEARCH_LAST_GROUP ? group : SEARCH_LAST_GROUP;
	TRY(search_remove(cx, kind, t->id));
	return db_exec_many(cx, &search_queries[SEARCH_ADD], tokens, make_tokens(cx, kind, t, group, tokens));
}

static enum err rank_all(struct ctx *cx)
{
	for (size_t i = 0; i < kind_count; i++)
		if (kinds[i]->rank)
			TRY(db_exec(cx, kinds[i]->rank, ARGS_NONE, NULL));
	return OK;
}

void search_rank(struct ctx *cx)
{
	db_before_commit(cx, rank_all);
}

static int longer_first(const void *a, const void *b)
{
	size_t n = strlen(*(char *const *)a), m = strlen(*(char *const *)b);
	if (n != m)
		return n > m ? -1 : 1;
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* An organisation number is shown in groups and kept without: when `text` is nine digits in groups, they are joined. */
static const char *join_digits(struct ctx *cx, const char *text)
{
	char *all = text_fold(cx->arena, text);
	size_t n = 0;
	for (const char *p = all; *p; p++) {
		if (*p >= '0' && *p <= '9')
			all[n++] = *p;
		else if (*p != ' ')
			return text;
	}
	all[n] = 0;
	return n == 9 ? all : text;
}

size_t search_words(struct ctx *cx, const char *text, struct search_word ret[4])
{
	struct words w = {.count = 0};
	if (text)
		add_words(cx, join_digits(cx, text), false, &w);
	qsort(w.word, w.count, sizeof *w.word, longer_first);
	size_t n = w.count < QUERY_WORDS ? w.count : QUERY_WORDS;
	for (size_t i = 0; i < n;
	     i++) /* no folded text holds a byte as high as 0xff; U+10FFFF ends the range in valid UTF-8 */
		ret[i] = (struct search_word){w.word[i], arena_printf(cx->arena, "%s\U0010ffff", w.word[i])};
	return n;
}

enum err search_unknown_tokens(struct ctx *cx, int64_t *ret, [[maybe_unused]] struct list *ret_names)
{
	struct list rows;
	TRY(db_list(cx, &search_queries[SEARCH_KINDS], ARGS_NONE, 0, &rows));
	*ret = 0;
	for (size_t i = 0; i < rows.count; i++) {
		const struct search_kind_tokens *t = list_at(&rows, struct search_kind_tokens, i);
		bool known = false;
		for (size_t k = 0; k < kind_count && !known; k++)
			known = !strcmp(kinds[k]->name, t->kind);
		*ret += known ? 0 : t->count;
	}
	return OK;
}
