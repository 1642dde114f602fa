#include "platform/setting/setting_ops.h"

#include "base/clock.h"
#include "base/date.h"
#include "lang/tr.h"
#include "platform/history/history_ops.h"
#include "platform/setting/setting_store.h"

#include <string.h>

/* What is kept on a connection: the settings with room for their texts. */
struct kept {
	bool valid;
	int64_t version;
	struct settings s;
	char company[512], currency[8], zone[256];
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

static const char *pending_post_text(char *to, size_t size, const char *s)
{
	if (!s)
		return NULL;
	size_t n = strnlen(s, size - 1);
	memcpy(to, s, n);
	to[n] = '\0';
	return to;
}

static void keep(struct kept *k, const struct settings *s, int64_t version)
{
	k->s = *s;
	k->s.company = pending_post_text(k->company, sizeof k->company, s->company);
	k->s.currency = pending_post_text(k->currency, sizeof k->currency, s->currency);
	k->s.zone = pending_post_text(k->zone, sizeof k->zone, s->zone);
	k->version = version;
	k->valid = true;
}

/* The process shows one base: what its formats and days need. */
static void apply(const struct settings *s)
{
	if (strcmp(base_currency, s->currency) != 0)
		pending_post_text(base_currency, sizeof base_currency, s->currency);
	const struct zone *zone = zone_open(s->zone);
	if (zone && zone != zone_default())
		zone_default_set(zone);
}

enum err settings_get(struct ctx *cx, const struct settings **ret)
{
	struct kept *k = db_cache(cx->db, &key, sizeof *k);
	int64_t version = db_data_version(cx);
	struct settings *s = arena_new(cx->arena, struct settings);
	if (!k->valid || k->version != version) {
		TRY(load(cx, s));
		/* What a write transaction reads may be undone with it. */
		if (db_in_tx(cx) == TX_WRITE) {
			*ret = s;
			return OK;
		}
		keep(k, s, version);
		apply(s);
	}
	*s = k->s;
	*ret = s;
	return OK;
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
	struct kept *k = db_cache(cx->db, &key, sizeof *k);
	struct history_subject of = {.record = &settings_record, .id = 1};
	struct settings after = *typed;
	setting_normalise(cx, &after);
	TRY(setting_check(cx, before, &after));
	for (size_t i = 0; i < settings_record.count; i++) {
		const struct field *f = &settings_record.fields[i];
		if (!field_equal(f, before, &after))
			TRY(put_field(cx, f, &after));
	}
	k->valid = false;
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
