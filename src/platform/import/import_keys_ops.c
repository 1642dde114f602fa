/* What sources know: by which of their own keys they know a record, and which fields of it are theirs alone. */
#include "platform/import/import_inner_ops.h"

#include "base/buf.h"
#include "platform/import/import_source_store.h"
#include "platform/noun/noun_find_ops.h"
#include "platform/noun/noun_owned_ops.h"

#include <string.h>

static bool owns(const struct import_source *s, const char *column)
{
	size_t n = strlen(column);
	for (const char *p = s->owns; p && *p; p += strcspn(p, " "), p += strspn(p, " "))
		if (strcspn(p, " ") == n && !memcmp(p, column, n))
			return true;
	return false;
}

enum err keys_open(struct ctx *cx, struct import_job *job)
{
	struct list sources;
	bool records = !(job->kind->flags & KIND_LINES);
	TRY(import_source_store_of(cx, job->run.kind, job->run.source, &sources));
	for (size_t i = 0; i < sources.count; i++) {
		const struct import_source *s = list_at(&sources, struct import_source, i);
		bool own = !strcmp(s->name, job->run.source);
		job->keyed |= own;
		for (size_t k = 0; records && !own && s->kind == job->run.kind && k < job->kind->columns.count; k++)
			if (owns(s, job->kind->columns.items[k].name))
				job->owner[k] = arena_strdup(&job->uniques.memory, s->name);
	}
	return OK;
}

/* By organisation number, mail address or name, where the file's numbers are no numbers of ours. */
static enum err find_otherwise(struct ctx *cx, struct import_job *job, struct import_record *r)
{
	static const char *const columns[] = {
	    [NOUN_BY_ORGNR] = "orgnr", [NOUN_BY_MAIL] = "mail", [NOUN_BY_TITLE] = "name"};
	const struct noun *noun = noun_find(job->kind->nouns[0]->name)->noun;
	for (int by = NOUN_BY_ORGNR; by <= NOUN_BY_TITLE && r->item->state == ITEM_ABSENT; by++) {
		const char *text = import_record_text(cx, job, r, columns[by]);
		struct list found;
		BUF_AUTO struct buf b;
		buf_init(&b, 64 * 1024);
		if (!text)
			continue;
		buf_str(&b, "[\"");
		buf_json(&b, noun_find_key(cx, noun, (enum noun_by)by, text));
		buf_str(&b, "\"]");
		TRY(noun_find_many(cx, noun, (enum noun_by)by, true, b.p, job->run.id, NULL, &found));
		const struct noun_meant *m = found.count == 1 ? list_at(&found, struct noun_meant, 0) : NULL;
		if (!m || m->several)
			continue;
		r->item->state = ITEM_KNOWN;
		r->item->id = m->id;
	}
	return OK;
}

enum err keys_match(struct ctx *cx, struct import_job *job, struct import_record *r)
{
	return job->keyed && job->owner[0] && !job->key && r->item->state == ITEM_ABSENT ? find_otherwise(cx, job, r)
	                                                                                 : OK;
}

/* Of texts: is it what the record has? */
static bool says_the_same(const struct import_job *job, const struct import_record *r, size_t column)
{
	const struct field *f = record_field(job->kind->nouns[0]->record, job->kind->columns.items[column].name);
	const char *text = f && f->ctype == C_STR ? *(const char *const *)((const char *)r->before + f->offset) : NULL;
	return text && span_is(r->cells[column], text);
}

/* A number of its own is none of ours; other values stay where their owner knows the record, and that is said once. */
enum err keys_leave(struct ctx *cx, struct import_job *job, struct import_chunk *c, const struct import_record *r,
                    size_t column, bool *ret)
{
	const char *owner = job->owner[column];
	*ret = owner && !column && job->keyed && !job->key;
	if (!owner || *ret || !r->before || (int)column == job->key || says_the_same(job, r, column))
		return OK;
	TRY(noun_owned_known(cx, owner, noun_find(job->kind->nouns[0]->name)->noun, r->item->id, ret));
	if (!*ret || (job->owner_told[column] && job->owner_told[column] != r->line))
		return OK;
	job->owner_told[column] = r->line;
	chunk_warn(cx, c, r->line, "import.warning.owned", job->kind->columns.items[column].name, owner);
	return OK;
}

enum err keys_write(struct ctx *cx, const struct import_job *job, const struct import_record *rows, size_t count)
{
	struct source_key *keys = arena_array(cx->arena, struct source_key, count + 1);
	size_t n = 0;
	if (!job->keyed || job->kind->nouns[0]->match)
		return OK;
	for (size_t i = 0; i < count; i++) {
		const struct import_item *item = rows[i].item;
		if (rows[i].refused || item->hidden || item->keyed || !item->id)
			continue;
		keys[n++] = (struct source_key){.source = job->run.source,
		                                .kind = job->kind->nouns[0]->name,
		                                .key = item->number,
		                                .record_id = item->id,
		                                .import_id = job->run.id};
	}
	return import_source_store_add_keys(cx, keys, n);
}
