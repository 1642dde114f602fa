#include "platform/search/search_ops.h"

#include "base/noun.h"
#include "base/text.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/search/search_store.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 12, WORD_BYTES = 32, QUERY_WORDS = 4, TOKENS_PER_HIT = 4, KINDS_MAX = 64 };

static const struct search_kind *kinds[KINDS_MAX];
static size_t kind_count;
static enum err (*untitled)(struct ctx *, const char *kind, int64_t id, const char **ret);

const struct record search_hit_record = RECORD_OF("search_hit", search_hit, SEARCH_HIT);

const struct record search_found_record = RECORD_OF("search_found", search_found, SEARCH_FOUND);

void search_kind_add(const struct search_kind *k)
{
	if (kind_count == KINDS_MAX)
		abort(); /* at start: the table is too small */
	size_t at = kind_count++;
	for (; at && kinds[at - 1]->position > k->position; at--)
		kinds[at] = kinds[at - 1];
	kinds[at] = k;
}

void search_untitled_set(enum err (*title)(struct ctx *, const char *kind, int64_t id, const char **ret))
{
	untitled = title;
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

/* Add the words of one text to words[count…max], each once; the new count. */
static size_t add_words(struct ctx *cx, const char *text, char **words, size_t count, size_t max)
{
	char *rest = text_fold(cx->arena, text), *word;
	while (count < max && (word = strsep(&rest, " ")) != NULL) {
		cut(word);
		bool known = !*word;
		for (size_t i = 0; i < count && !known; i++)
			known = !strcmp(words[i], word);
		if (!known)
			words[count++] = word;
	}
	return count;
}

enum err search_put_new(struct ctx *cx, const char *kind, const struct search_new *records, size_t count)
{
	struct search_token *tokens = arena_array(cx->arena, struct search_token, count * WORDS_MAX);
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		char *words[WORDS_MAX];
		size_t found = 0;
		for (const char *const *text = records[i].texts; *text; text++)
			found = add_words(cx, *text, words, found, WORDS_MAX);
		for (size_t k = 0; k < found; k++)
			tokens[n++] = (struct search_token){kind, words[k], records[i].id};
	}
	return db_exec_many(cx, &search_queries[SEARCH_ADD], tokens, n);
}

enum err search_remove(struct ctx *cx, const char *kind, int64_t id)
{
	return db_exec(cx, &search_queries[SEARCH_DROP], ARGS(ARG("kind", kind), ARG("id", id)), NULL);
}

enum err search_put(struct ctx *cx, const char *kind, int64_t id, const char *const *texts)
{
	TRY(search_remove(cx, kind, id));
	return search_put_new(cx, kind, &(struct search_new){id, texts}, 1);
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
	char *words[WORDS_MAX];
	size_t n = text ? add_words(cx, join_digits(cx, text), words, 0, WORDS_MAX) : 0;
	qsort(words, n, sizeof *words, longer_first);
	if (n > QUERY_WORDS)
		n = QUERY_WORDS;
	for (size_t i = 0; i < n;
	     i++) /* no folded text holds a byte as high as 0xff; U+10FFFF ends the range in valid UTF-8 */
		ret[i] = (struct search_word){words[i], arena_printf(cx->arena, "%s\U0010ffff", words[i])};
	return n;
}

static enum err find(struct ctx *cx, const struct query *query, const struct search_word w[4], size_t max,
                     struct list *ret)
{
	struct args args =
	    ARGS(ARG("w0", w[0].from), ARG("w0_end", w[0].to), ARG("w1", w[1].from), ARG("w1_end", w[1].to),
	         ARG("w2", w[2].from), ARG("w2_end", w[2].to), ARG("w3", w[3].from), ARG("w3_end", w[3].to),
	         ARG("max", (int64_t)(max * TOKENS_PER_HIT)), ACCESS_ARGS(cx));
	return db_list(cx, query, args, 0, ret);
}

static const char *href_of(struct ctx *cx, const struct search_kind *k, const struct search_found *f)
{
	if (k->href)
		return k->href(cx, f);
	return noun_href(cx->arena, noun_find(k->name), f->root, f->id);
}

static const char *detail_of(struct ctx *cx, const struct search_found *f)
{
	if (f->number && f->more)
		return arena_printf(cx->arena, "%s · %s", f->number, f->more);
	return f->number ? f->number : f->more;
}

static const char *label_of(struct ctx *cx, const struct search_found *f)
{
	return tr(cx->lang, arena_printf(cx->arena, "record.%s", f->kind));
}

/* One record is found once, however many of its words begin with the first one. */
static bool found_before(const struct search_hit *hits, size_t count, int64_t id)
{
	for (size_t i = 0; i < count; i++)
		if (hits[i].id == id)
			return true;
	return false;
}

enum err search_all(struct ctx *cx, const char *text, size_t max, struct list *ret)
{
	struct search_word words[4] = {0};
	*ret = (struct list){.items = arena_array(cx->arena, struct search_hit, max)};
	if (!search_words(cx, text, words))
		return OK;
	struct search_hit *hits = ret->items;
	for (size_t k = 0; k < kind_count; k++) {
		struct list found;
		TRY(find(cx, kinds[k]->find, words, max, &found));
		for (size_t i = 0; i < found.count; i++) {
			const struct search_found *f = list_at(&found, struct search_found, i);
			if (found_before(hits, ret->count, f->id))
				continue;
			if (ret->count == max) {
				ret->more = true;
				break;
			}
			struct search_hit *h = &hits[ret->count++];
			*h = (struct search_hit){f->id,   f->kind,          label_of(cx, f),
			                         f->name, detail_of(cx, f), href_of(cx, kinds[k], f)};
			if (!h->name)
				TRY(untitled(cx, h->kind, h->id, &h->name));
		}
	}
	return OK;
}

enum err search_unknown_tokens(struct ctx *cx, int64_t *ret)
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
