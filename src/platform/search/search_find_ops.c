/* What is found by words, and in which order it is shown. */
#include "base/noun.h"
#include "base/text.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/search/search_ops.h"

#include <stdlib.h>
#include <string.h>

/* A kind of which this many rows were read may have more; then the user's own are looked for by themselves. Where others are found too,
 * no kind leaves them fewer places than KIND_LEAST. */
enum { READ_MAX = 64, OWN_MAX = 256, KIND_LEAST = 5 };

static enum err (*untitled)(struct ctx *, const char *kind, int64_t id, const char **ret);

const struct record search_hit_record = RECORD_OF("search_hit", search_hit, SEARCH_HIT);

const struct record search_match_record = RECORD_OF("search_match", search_match, SEARCH_MATCH);

const struct record search_found_record = RECORD_OF("search_found", search_found, SEARCH_FOUND);

const struct record search_own_record = RECORD_OF("search_own", search_own, SEARCH_OWN);

void search_untitled_set(enum err (*title)(struct ctx *, const char *kind, int64_t id, const char **ret))
{
	untitled = title;
}

/* What is asked for. */
struct ask {
	struct search_word words[4], first; /* first.from NULL: there is one word */
	bool number;                        /* one word that begins with a digit */
};

/* A row that was found, and its place: the lower comes first, of equal ones the heavier, then that which was read earlier. */
struct candidate {
	int64_t id, weight;
	int place, at;
};

/* The ids of somebody's own records of a kind, as last read on this connection. */
struct own {
	bool valid;
	int64_t version, person, today;
	size_t count;
	int64_t id[OWN_MAX]; /* rising */
};

static enum err find(struct ctx *cx, const struct query *query, const struct ask *ask, struct list *ret)
{
	const struct search_word *w = ask->words;
	struct args args = ARGS(ARG("w0", w[0].from), ARG("w0_end", w[0].to), ARG("w1", w[1].from),
	                        ARG("w1_end", w[1].to), ARG("w2", w[2].from), ARG("w2_end", w[2].to),
	                        ARG("w3", w[3].from), ARG("w3_end", w[3].to), ARG("b", ask->first.from),
	                        ARG("b_end", ask->first.to), ARG("max", (int64_t)READ_MAX), ACCESS_ARGS(cx));
	return db_list(cx, query, args, 0, ret);
}

/* k NULL: of nothing. */
static enum err own_of(struct ctx *cx, const struct search_kind *k, const struct own **ret)
{
	static const struct own none;
	*ret = &none;
	if (!k || !k->own || !cx->person || cx->shared)
		return OK;
	struct own *o = db_cache(cx->db, k, sizeof *o),
	           now = {.valid = true, .version = db_data_version(cx), .person = cx->person, .today = ctx_today(cx)};
	*ret = o;
	if (o->valid && o->version == now.version && o->person == now.person && o->today == now.today)
		return OK;
	struct list ids;
	TRY(db_list(cx, k->own, ARGS(ARG("max", (int64_t)OWN_MAX), ACCESS_ARGS(cx)), OWN_MAX, &ids));
	for (size_t i = 0; i < ids.count; i++)
		now.id[now.count++] = list_at(&ids, struct search_own, i)->id;
	*o = now;
	return OK;
}

static bool is_own(const struct own *o, int64_t id)
{
	size_t from = 0, to = o->count;
	while (from < to) {
		size_t middle = (from + to) / 2;
		if (o->id[middle] == id)
			return true;
		if (o->id[middle] < id)
			from = middle + 1;
		else
			to = middle;
	}
	return false;
}

/* A number that is what was typed comes first of all; then what is called so from the beginning; among those and the
 * others the foremost. */
static int place_of(const struct ask *ask, const struct own *own, const struct search_match *m)
{
	bool exact = ask->number && m->whole, begins = ask->first.from ? m->begins : m->tier < SEARCH_GROUPS;
	return (exact ? 0 : 4) + (begins ? 0 : 2) + (m->tier == 0 || is_own(own, m->id) ? 0 : 1);
}

static int earlier(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	if (x->place != y->place)
		return x->place - y->place;
	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return x->at - y->at;
}

static size_t add_candidates(const struct ask *ask, const struct own *own, const struct list *rows,
                             struct candidate *all, size_t n)
{
	for (size_t i = 0; i < rows->count; i++) {
		const struct search_match *m = list_at(rows, struct search_match, i);
		all[n] = (struct candidate){m->id, m->weight, place_of(ask, own, m), (int)n};
		n++;
	}
	return n;
}

/* One record is found once, however many of its words begin with the first one. */
static bool found_before(const struct list *hits, int64_t id)
{
	for (size_t i = 0; i < hits->count; i++)
		if (list_at(hits, struct candidate, i)->id == id)
			return true;
	return false;
}

/* The records of one kind in their order, as struct candidate, at most `max`. */
/* On a shared screen nothing is found that the customer may not even have the name of. */
static bool is_shown(const struct ctx *cx, const struct search_kind *k)
{
	const struct noun_facts *n = noun_find(k->name);
	return !cx->shared || (n && noun_title_is_released(n->noun, RELEASE_CUSTOMER));
}

static enum err find_kind(struct ctx *cx, const struct search_kind *k, const struct ask *ask, size_t max,
                          struct list *ret)
{
	const struct own *own;
	struct list found, of_own = {0};
	*ret = (struct list){0};
	if (!is_shown(cx, k))
		return OK;
	TRY(find(cx, k->find, ask, &found));
	if (!found.count)
		return OK;
	TRY(own_of(cx, found.count > 1 ? k : NULL, &own));
	if (found.count == READ_MAX && own->count)
		TRY(find(cx, k->find_own, ask, &of_own));
	struct candidate *all = arena_array(cx->arena, struct candidate, found.count + of_own.count);
	size_t n = add_candidates(ask, own, &of_own, all, 0);
	n = add_candidates(ask, own, &found, all, n);
	qsort(all, n, sizeof *all, earlier);
	ret->items = all;
	for (size_t i = 0; i < n && !ret->more; i++) {
		if (found_before(ret, all[i].id))
			continue;
		ret->more = ret->count == max;
		if (!ret->more)
			all[ret->count++] = all[i];
	}
	ret->more |= found.count == READ_MAX;
	return OK;
}

static const char *detail_of(struct ctx *cx, const struct search_found *f)
{
	if (f->number && f->more)
		return arena_printf(cx->arena, "%s · %s", f->number, f->more);
	return f->number ? f->number : f->more;
}

static enum err hit_of(struct ctx *cx, const struct search_kind *k, const struct search_found *f,
                       struct search_hit *ret)
{
	*ret =
	    (struct search_hit){f->id,   k->name,          tr(cx->lang, arena_printf(cx->arena, "record.%s", k->name)),
	                        f->name, detail_of(cx, f), noun_href(cx->arena, noun_find(k->name), f->root, f->id)};
	return f->name ? OK : untitled(cx, k->name, f->id, &ret->name);
}

/* Add these, at most SEARCH_SHOWN, in their order. */
static enum err add_hits(struct ctx *cx, const struct search_kind *k, const struct candidate *c, size_t count,
                         struct list *hits)
{
	static const char *const names[SEARCH_SHOWN] = {"i0",  "i1",  "i2",  "i3",  "i4",  "i5",  "i6",  "i7",  "i8",
	                                                "i9",  "i10", "i11", "i12", "i13", "i14", "i15", "i16", "i17",
	                                                "i18", "i19", "i20", "i21", "i22", "i23", "i24"};
	struct arg ids[SEARCH_SHOWN];
	struct list rows;
	for (size_t i = 0; i < SEARCH_SHOWN; i++)
		ids[i] = i < count ? ARG(names[i], c[i].id) : ARG_NULL(names[i]);
	TRY(db_list(cx, k->show, (struct args){NULL, ids, SEARCH_SHOWN}, 0, &rows));
	for (size_t i = 0; i < count; i++)
		for (size_t r = 0; r < rows.count; r++) {
			const struct search_found *f = list_at(&rows, struct search_found, r);
			if (f->id == c[i].id)
				TRY(hit_of(cx, k, f, list_at(hits, struct search_hit, hits->count++)));
		}
	return OK;
}

/* Words as they were typed; nothing when there are none. */
static bool ask_make(struct ctx *cx, const char *text, struct ask *ret)
{
	*ret = (struct ask){.number = false};
	size_t count = search_words(cx, text, ret->words);
	if (!count)
		return false;
	ret->number = count == 1 && *ret->words[0].from >= '0' && *ret->words[0].from <= '9';
	const char *folded = text_fold(cx->arena, text),
	           *first = arena_strndup(cx->arena, folded, strcspn(folded, " "));
	for (size_t i = 0; i < count && count > 1; i++)
		if (!strncmp(first, ret->words[i].from, strlen(ret->words[i].from)))
			ret->first = ret->words[i];
	return true;
}

enum err search_all(struct ctx *cx, const char *text, size_t max, struct list *ret)
{
	const struct search_kind *k;
	struct ask ask;
	size_t kinds = 0, left = 0;
	*ret = (struct list){.items = arena_array(cx->arena, struct search_hit, max)};
	if (!ask_make(cx, text, &ask))
		return OK;
	while (search_kind_at(kinds))
		kinds++;
	struct list *found = arena_array(cx->arena, struct list, kinds);
	for (size_t i = 0; (k = search_kind_at(i)); i++) {
		TRY(find_kind(cx, k, &ask, max, &found[i]));
		left += found[i].count < KIND_LEAST ? found[i].count : KIND_LEAST;
	}
	for (size_t i = 0; (k = search_kind_at(i)); i++) {
		left -= found[i].count < KIND_LEAST ? found[i].count : KIND_LEAST;
		size_t room = max - ret->count > left ? max - ret->count - left : 0;
		size_t shown = found[i].count < room ? found[i].count : room;
		ret->more |= found[i].more || shown < found[i].count;
		const struct candidate *c = found[i].items;
		for (size_t h = 0; h < shown; h += SEARCH_SHOWN)
			TRY(add_hits(cx, k, c + h, shown - h < SEARCH_SHOWN ? shown - h : SEARCH_SHOWN, ret));
	}
	return OK;
}
