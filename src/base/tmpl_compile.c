/* Templates: files, layouts, blocks and the flow between them. */
#include "base/tmpl_internal.h"

#include <stdlib.h>
#include <string.h>

enum { WRITTEN_MAX = 256 * 1024 };

struct tmpl_hooks tmpl_hooks;
static bool emit_nodes(struct compiler *, const struct node *); /* and what follows it */
static struct tmpl *compiled;                                   /* all of them, for the life of the process */

void tmpl_hooks_set(const struct tmpl_hooks *hooks)
{
	tmpl_hooks = *hooks;
}

/* ---- files ---- */

static const struct source *source_get(struct compiler *c, int line, const char *name)
{
	for (const struct source *s = c->sources; s; s = s->next)
		if (!strcmp(s->name, name))
			return s;
	const char *text = tmpl_hooks.source(name);
	if (!text) {
		tmpl_wrong(c, line, "no template \"%s\"", name);
		return NULL;
	}
	struct source *s = tmpl_parse(&c->scratch, arena_strdup(&c->scratch, name), text, c->why, c->why_size);
	if (!s)
		return NULL;
	s->next = c->sources;
	c->sources = s;
	return s;
}

static bool is_open(const struct compiler *c, const struct source *file)
{
	for (const struct opened *o = c->opened; o; o = o->outer)
		if (o->file == file)
			return true;
	return false;
}

static bool emit_include_name(struct compiler *c, int line, const char *name)
{
	const struct source *s = source_get(c, line, name);
	if (!s)
		return false;
	if (is_open(c, s))
		return tmpl_wrong(c, line, "%s includes itself", s->name);
	if (s->layout)
		return tmpl_wrong(c, line, "%s has a layout and cannot be included", s->name);
	struct opened opened = {.file = s, .outer = c->opened};
	c->opened = &opened;
	bool good = emit_nodes(c, s->nodes);
	c->opened = opened.outer;
	return good;
}

/* ---- blocks and slots ---- */

static bool block_known(const struct compiler *c, const char *name)
{
	for (const struct block *b = c->blocks; b; b = b->next)
		if (!strcmp(b->name, name))
			return true;
	return false;
}

/* Of this name, or a slot of it, there is one in the page now. */
static void block_note(struct compiler *c, const char *name)
{
	struct block *b = arena_new(&c->scratch, struct block);
	*b = (struct block){.name = arena_strdup(&c->scratch, name), .next = c->blocks};
	c->blocks = b;
}

/* Does the tree, or what it includes, have this slot? False also when a file cannot be read: told when it is emitted.
 */
static bool has_slot(struct compiler *c, const struct node *n, const char *name, int depth)
{
	for (; n; n = n->next) {
		if (n->type == N_SLOT && !strcmp(n->word[0], name))
			return true;
		if (has_slot(c, n->child, name, depth) || has_slot(c, n->other, name, depth))
			return true;
		if (n->type != N_INCLUDE || depth > 16)
			continue;
		const struct source *s = source_get(c, n->line, n->word[0]);
		if (s && has_slot(c, s->nodes, name, depth + 1))
			return true;
	}
	return false;
}

/* The block of the page that fills a slot; NULL when there is none. */
static const struct node *filling_block(const struct filling *f, const char *name)
{
	for (const struct node *n = f ? f->page->nodes : NULL; n; n = n->next)
		if (n->type == N_BLOCK && !strcmp(n->word[0], name))
			return n;
	return NULL;
}

/* What the page has outside the blocks that fill slots. */
static bool emit_rest(struct compiler *c, const struct filling *f)
{
	for (const struct node *n = f->page->nodes; n; n = n->next) {
		if (n->type == N_BLOCK && has_slot(c, f->layout->nodes, n->word[0], 0))
			continue;
		struct node alone = *n;
		alone.next = NULL;
		if (!emit_nodes(c, &alone))
			return false;
	}
	return true;
}

static bool emit_slot(struct compiler *c, const struct node *n)
{
	struct filling *f = c->filling;
	const char *name = n->word[0], *why = place_settle(&c->place);
	bool content = !strcmp(name, "content");
	const struct node *block = content ? NULL : filling_block(f, name);
	if (!why && c->loops)
		why = "a slot may not stand inside {each}";
	if (!why && content && !f)
		why = "only a layout has this slot";
	if (why)
		return tmpl_wrong(c, n->line, "{slot %s}: %s", name, why);
	if (!content && !block)
		return true;
	struct opened opened = {.file = f->page, .outer = c->opened};
	struct place before = c->place;
	block_note(c, name);
	c->opened = &opened;
	c->filling = f->outer;
	bool good = content ? emit_rest(c, f) : emit_nodes(c, block->child);
	if (good && !place_join(&c->place, &before))
		good = tmpl_wrong(c, block ? block->line : 1, "block %s ends in another place than it begins", name);
	c->filling = f;
	c->opened = opened.outer;
	return good;
}

/* A block that fills no slot stands where it is written. */
static bool emit_block(struct compiler *c, const struct node *n)
{
	if (c->loops || c->place.at != AT_TEXT)
		return tmpl_wrong(c, n->line, "{block %s} must stand between tags and outside {each}", n->word[0]);
	if (block_known(c, n->word[0]))
		return tmpl_wrong(c, n->line, "there is already a block or slot %s", n->word[0]);
	struct place before = c->place;
	block_note(c, n->word[0]);
	if (!emit_nodes(c, n->child))
		return false;
	return place_join(&c->place, &before) ||
	       tmpl_wrong(c, n->line, "block %s ends in another place than it begins", n->word[0]);
}

/* ---- flow ---- */

/* {if slot name}, {if not slot name}: known now. */
static bool emit_if_slot(struct compiler *c, const struct node *n)
{
	bool negate = n->words == 3;
	const char *name = n->word[n->words - 1];
	bool there = c->filling && (!strcmp(name, "content") || filling_block(c->filling, name));
	return emit_nodes(c, there != negate ? n->child : n->other);
}

static bool emit_if(struct compiler *c, const struct node *n)
{
	const char *why = place_settle(&c->place);
	if (why)
		return tmpl_wrong(c, n->line, "{if}: %s", why);
	if ((n->words == 2 && !strcmp(n->word[0], "slot")) ||
	    (n->words == 3 && !strcmp(n->word[0], "not") && !strcmp(n->word[1], "slot")))
		return emit_if_slot(c, n);
	uint32_t test, jump;
	if (!emit_condition(c, n, &test))
		return false;
	struct place before = c->place;
	if (!emit_nodes(c, n->child))
		return false;
	if ((why = place_settle(&c->place)))
		return tmpl_wrong(c, n->line, "{if}: %s", why);
	struct place yes = c->place;
	c->place = before;
	if (n->other) {
		emit(c, (struct op){.code = OP_JUMP});
		jump = c->program->count - 1;
		c->program->ops[test].to = emit_label(c);
		if (!emit_nodes(c, n->other))
			return false;
		test = jump;
		if ((why = place_settle(&c->place)))
			return tmpl_wrong(c, n->line, "{else}: %s", why);
	}
	uint32_t end = emit_label(c);
	c->program->ops[test].to = end;
	return place_join(&c->place, &yes) ||
	       tmpl_wrong(c, n->line, "the branches of {if} end in different places of the HTML");
}

/* The body of a loop; its place at the end must be the one at the beginning, where the next item goes on. */
static bool emit_body(struct compiler *c, const struct node *n, const struct record *of)
{
	struct place before = c->place;
	c->scope.level[c->scope.depth++] = of;
	c->loops++;
	uint32_t body = emit_label(c);
	bool good = emit_nodes(c, n->child);
	const char *why = good ? place_settle(&c->place) : NULL;
	if (why)
		good = tmpl_wrong(c, n->line, "{each}: %s", why);
	c->loops--;
	c->scope.depth--;
	emit(c, (struct op){.code = OP_NEXT, .level = (uint8_t)c->scope.depth, .to = body});
	return good && (place_join(&c->place, &before) ||
	                tmpl_wrong(c, n->line, "{each} ends in another place of the HTML than it begins"));
}

static bool emit_each(struct compiler *c, const struct node *n)
{
	struct ref r;
	const char *why = place_settle(&c->place);
	if (!why)
		why = name_find(&c->scope, n->word[0], &r);
	if (!why && r.field->kind != K_LIST)
		why = "a list is expected";
	if (!why && c->scope.depth == TMPL_LEVELS)
		why = "too many loops inside each other";
	if (why)
		return tmpl_wrong(c, n->line, "{each %s}: %s", n->word[0], why);
	emit(c, (struct op){.code = OP_EACH,
	                    .level = r.level,
	                    .offset = r.offset,
	                    .n = (uint32_t)r.field->of->size,
	                    .item = (uint8_t)c->scope.depth});
	uint32_t each = c->program->count - 1;
	struct place before = c->place;
	if (!emit_body(c, n, r.field->of))
		return false;
	if (!n->other) {
		uint32_t end = emit_label(c);
		c->program->ops[each].to = end;
		return true;
	}
	struct place some = c->place;
	c->place = before;
	emit(c, (struct op){.code = OP_JUMP});
	uint32_t jump = c->program->count - 1;
	c->program->ops[each].to = emit_label(c);
	if (!emit_nodes(c, n->other))
		return false;
	if ((why = place_settle(&c->place)))
		return tmpl_wrong(c, n->line, "{else}: %s", why);
	uint32_t end = emit_label(c);
	c->program->ops[jump].to = end;
	return place_join(&c->place, &some) ||
	       tmpl_wrong(c, n->line, "the branches of {each} end in different places of the HTML");
}

/* What tmpl_control.c wrote for {field}, {fields}, {table} and the panels of nouns, as if it stood in the file. */
static bool emit_written(struct compiler *c, int line, const char *name, const struct buf *text)
{
	if (text->full)
		return tmpl_wrong(c, line, "%s: more than %d bytes", name, WRITTEN_MAX);
	if (!text->len)
		return true;
	struct source *s = tmpl_parse(&c->scratch, name, arena_strdup(&c->scratch, text->p), c->why, c->why_size);
	return s && emit_nodes(c, s->nodes);
}

static bool emit_noun_panel(struct compiler *c, int line, const struct field *panel)
{
	BUF_AUTO struct buf b;
	buf_init(&b, WRITTEN_MAX);
	return write_noun_panel(c, line, panel, &b) && emit_written(c, line, "noun_panel", &b);
}

static bool emit_controls(struct compiler *c, const struct node *n)
{
	BUF_AUTO struct buf b;
	buf_init(&b, WRITTEN_MAX);
	bool good = n->type == N_CONTROL    ? write_control(c, n, &b)
	            : n->type == N_CONTROLS ? write_controls(c, n, &b)
	                                    : write_table(c, n, &b);
	return good && emit_written(c, n->line, n->word[0], &b);
}

/* What modules handed in for this page: members of its record, each with a template of its own or, of a noun's list, noun_panel.html. */
static bool emit_panels(struct compiler *c, const struct node *n)
{
	const struct record *page = c->scope.level[1];
	for (size_t i = 0; i < page->count; i++) {
		const struct field *f = &page->fields[i];
		if (!(f->flags & F_PANEL))
			continue;
		if (!(strcmp(f->of->name, "noun_panel") ? emit_include_name(c, n->line, f->name)
		                                        : emit_noun_panel(c, n->line, f)))
			return false;
	}
	return true;
}

static bool emit_node(struct compiler *c, const struct node *n)
{
	switch (n->type) {
	case N_TEXT:
		return emit_text(c, n);
	case N_FIELD:
		return emit_field(c, n->line, n->word[0]);
	case N_T:
	case N_TN:
		return emit_message(c, n);
	case N_IF:
		return emit_if(c, n);
	case N_EACH:
		return emit_each(c, n);
	case N_INCLUDE:
		return emit_include_name(c, n->line, n->word[0]);
	case N_BLOCK:
		return emit_block(c, n);
	case N_SLOT:
		return emit_slot(c, n);
	case N_ICON:
		return emit_icon(c, n);
	case N_ASSET:
		return emit_asset(c, n);
	case N_CSRF:
		return emit_csrf(c, n);
	case N_CONTROL:
	case N_CONTROLS:
	case N_TABLE:
		return emit_controls(c, n);
	case N_PANELS:
		return emit_panels(c, n);
	}
	return false;
}

static bool emit_nodes(struct compiler *c, const struct node *n)
{
	for (; n; n = n->next)
		if (!emit_node(c, n))
			return false;
	return true;
}

/* ---- the whole ---- */

/* Emit `file`, or its layout with the file filling it, or the layout's layout … */
static bool emit_file(struct compiler *c, const struct source *file, struct filling *filling)
{
	struct opened opened = {.file = file, .outer = c->opened};
	c->opened = &opened;
	bool good;
	if (file->layout) {
		const struct source *layout = source_get(c, 1, file->layout);
		if (layout && is_open(c, layout)) {
			tmpl_wrong(c, 1, "%s is its own layout", layout->name);
			layout = NULL;
		}
		struct filling own = {.page = file, .layout = layout, .outer = filling};
		if (layout && !has_slot(c, layout->nodes, "content", 0)) {
			tmpl_wrong(c, 1, "layout %s has no {slot content}", layout->name);
			layout = NULL;
		}
		good = layout && emit_file(c, layout, &own);
	} else {
		c->filling = filling;
		good = emit_nodes(c, file->nodes);
		if (good && (c->place.at != AT_TEXT || c->place.form || c->place.pre))
			good = tmpl_wrong(c, 1, "a tag, form or pre is not ended");
	}
	c->opened = opened.outer;
	return good;
}

static bool compile(struct compiler *c, const char *name)
{
	const struct source top = {.name = name};
	struct opened opened = {.file = &top};
	c->opened = &opened;
	const struct source *page = source_get(c, 1, name);
	if (!page)
		return false;
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		c->lang = (enum lang)lang;
		c->program = &c->tmpl->lang[lang];
		c->place = (struct place){0};
		c->blocks = NULL;
		block_note(c, "content");
		if (!emit_file(c, page, NULL))
			return false;
		emit_label(c);
	}
	return true;
}

const struct tmpl *tmpl_compile(const char *name, const struct record *page, const struct record *frame, char *why,
                                size_t why_size)
{
	struct tmpl *t = calloc(1, sizeof(*t));
	if (!t)
		abort();
	arena_init(&t->arena);
	struct compiler c = {.tmpl = t, .why = why, .why_size = why_size};
	c.scope = (struct scope){.level = {frame, page}, .depth = 2};
	arena_init(&c.scratch);
	buf_init(&c.literal, 10 << 20);
	bool good = compile(&c, name);
	buf_fini(&c.literal);
	arena_fini(&c.scratch);
	if (!good) {
		arena_fini(&t->arena);
		free(t);
		return NULL;
	}
	t->next = compiled;
	compiled = t;
	return t;
}

void tmpl_forget(void)
{
	for (struct tmpl *t; (t = compiled);) {
		compiled = t->next;
		arena_fini(&t->arena);
		free(t);
	}
}
