#include "platform/setting/setting_ops.h"

#include "base/clock.h"
#include "base/date.h"
#include "lang/tr.h"
#include "platform/history/history_ops.h"
#include "platform/setting/setting_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXTS = 8, TEXT_BYTES = 2048, FOLLOWERS_MAX = 8 };

/* The settings as a connection last read them, with room for their texts: true as long as nobody has written to the base, and to the
 * end of the transaction that read them unless it changed them itself. */
struct cached {
	bool valid; /* at `version`; not what a write transaction read, since that may be undone with it */
	int64_t version, tx;
	struct settings s;
	char texts[TEXTS][TEXT_BYTES];
};
static const char key; /* its address names our place on the connection */

static enum err load(struct ctx *cx, struct settings *ret)
{
	struct list rows;
	settings_standard(ret);
	TRY(setting_list(cx, &rows));
	for (size_t i = 0; i < rows.count; i++) {
		const struct setting_row *r = list_at(&rows, struct setting_row, i);
		const struct field *f = record_field(&settings_record, r->name);
		if (f)
			setting_load_text(cx->arena, f, r->value, ret);
	}
	return OK;
}

static void remember(struct ctx *cx, struct cached *c, const struct settings *s, int64_t version)
{
	size_t n = 0;
	c->s = *s;
	for (size_t i = 0; i < settings_record.count; i++) {
		const struct field *f = &settings_record.fields[i];
		const char **text = (const char **)((char *)&c->s + f->offset);
		if (f->ctype != C_STR || !*text)
			continue;
		if (n == TEXTS)
			abort(); /* more settings that are texts than room: the first test finds it */
		snprintf(c->texts[n], TEXT_BYTES, "%s", *text);
		*text = c->texts[n++];
	}
	c->version = version;
	c->valid = db_in_tx(cx) != TX_WRITE;
}

/* The process shows one base: what its formats and days need. */
static void apply(const struct settings *s)
{
	if (strcmp(base_currency, s->currency) != 0)
		snprintf(base_currency, sizeof base_currency, "%s", s->currency);
	const struct zone *zone = zone_open(s->zone);
	if (zone && zone != zone_default())
		zone_default_set(zone);
}

enum err settings_get(struct ctx *cx, const struct settings **ret)
{
	struct cached *c = db_cache(cx->db, &key, sizeof *c);
	int64_t tx = db_tx_number(cx);
	struct settings *s = arena_new(cx->arena, struct settings);
	*ret = s;
	if (!tx || c->tx != tx) {
		int64_t version = db_data_version(cx);
		if (!c->valid || c->version != version) {
			TRY(load(cx, s));
			remember(cx, c, s, version);
			if (c->valid)
				apply(s);
		}
		c->tx = tx;
	}
	*s = c->s;
	return OK;
}

static enum err (*followers[FOLLOWERS_MAX])(struct ctx *, const struct settings *before, const struct settings *after);
static size_t follower_count;

void settings_changed_add(enum err (*changed)(struct ctx *, const struct settings *before,
                                              const struct settings *after))
{
	if (follower_count == FOLLOWERS_MAX)
		abort(); /* at start: the table is too small */
	followers[follower_count++] = changed;
}

static enum err put_field(struct ctx *cx, const struct field *f, const struct settings *after)
{
	const char *text = setting_store_text(cx->arena, f, after);
	const struct setting *row = setting_find(f->name);
	if (!strcmp(text, row->standard))
		return setting_remove(cx, f->name);
	return setting_set(cx, f->name, text);
}

enum err settings_save(struct ctx *cx, const struct settings *before, const struct settings *typed)
{
	struct cached *c = db_cache(cx->db, &key, sizeof *c);
	struct history_subject of = {.record = &settings_record, .id = 1};
	struct settings after = *typed;
	setting_normalise(cx, &after);
	TRY(setting_check(cx, before, &after));
	c->valid = false;
	c->tx = 0;
	for (size_t i = 0; i < settings_record.count; i++) {
		const struct field *f = &settings_record.fields[i];
		if (!field_equal(f, before, &after))
			TRY(put_field(cx, f, &after));
	}
	for (size_t i = 0; i < follower_count; i++)
		TRY(followers[i](cx, before, &after));
	return history_changed(cx, &of, before, &after, NULL);
}

enum err setting_put(struct ctx *cx, const char *name, const char *value)
{
	const struct setting *row = setting_find(name);
	const struct field *f = record_field(&settings_record, name);
	if (!row || !f)
		return fail(cx, E_NOT_FOUND, "settings.unknown", name);
	const struct settings *before;
	TRY(settings_get(cx, &before));
	struct settings after = *before;
	if (value && *value) {
		TRY(field_parse(cx, f, value, &after));
	} else {
		struct settings standard;
		settings_standard(&standard);
		memcpy((char *)&after + f->offset, (const char *)&standard + f->offset, f->size);
	}
	return settings_save(cx, before, &after);
}

enum err setting_opened(struct ctx *cx)
{
	const struct settings *s;
	int number;
	int64_t from, to, last;
	TRY(settings_get(cx, &s));
	TRY(db_number_take(cx, &number));
	id_range(number, &from, &to);
	TRY(setting_store_last_id(cx, from, to, &last));
	id_init(number, last);
	return OK;
}
