#include "platform/ui/frame_web.h"

#include "base/date.h"
#include "base/embed.h"
#include "lang/tr.h"
#include "platform/ui/wheel.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

static const struct record frame_link_record = RECORD_OF("frame_link", frame_link, FRAME_LINK);

static const struct record frame_person_record = RECORD_OF("frame_person", frame_person, FRAME_PERSON);

const struct record frame_record = RECORD_OF("frame", frame, FRAME);

/* Where one can go, in order; features that are not there yet have no row. */
static const struct place {
	const char *key, *label, *href, *icon, *go;
	const char *below[5]; /* pages that are reached from it and have an address of their own */
} places[] = {
    {"day", "nav.day", "/", "sun", "d", {"/access-requests"}},
    {"portfolio", "nav.portfolio", "/portfolio", "chart-scatter", "p", {"/criteria"}},
    {"accounts", "nav.accounts", "/accounts", "building-2", "k", {NULL}},
    {"score", "nav.score", "/portfolio/scoring", "grid-3x3", "v", {NULL}},
    {"people", "nav.people", "/people", "users", "f", {"/departments"}},
    {"imports", "nav.imports", "/imports", "file-up", "i", {"/import_sources", "/exports"}},
    {"history", "nav.history", "/history", "history", NULL, {NULL}},
    {"settings", "nav.settings", "/settings", "settings-2", NULL, {"/users", "/custom_fields", "/rates", "/jobs"}},
};
static const struct place things[] = {
    {"account", "make.account", "/accounts/new", "building-2", NULL, {NULL}},
    {"person", "make.person", "/people/new", "user-plus", NULL, {NULL}},
    {"import", "make.import", "/imports/new", "file-up", NULL, {NULL}},
};

const char *ui_icon(const char *name)
{
	char path[64] = "icon/";
	strncat(path, name, sizeof path - strlen(path) - 1);
	const struct embedded *file = embedded_find(path);
	return file ? (const char *)file->data : "";
}

static char logo[4096];

static void logo_make(void)
{
	struct buf out BUF_AUTO;
	buf_init(&out, sizeof(logo) - 1);
	wheel_logo(&out, 28, false);
	memcpy(logo, out.p, out.len + 1);
}

/* The logo, 28 px, drawn once. */
static const char *ui_logo(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, logo_make);
	return logo;
}

static struct list links(struct ctx *cx, const struct place *from, size_t count)
{
	struct frame_link *items = arena_array(cx->arena, struct frame_link, count);
	for (size_t i = 0; i < count; i++)
		items[i] = (struct frame_link){.key = from[i].key,
		                               .label = tr(cx->lang, from[i].label),
		                               .href = from[i].href,
		                               .picture = ui_icon(from[i].icon),
		                               .go = from[i].go};
	return (struct list){.items = items, .count = count};
}

/* How much of the path a link accounts for: whole segments only; "/" is the start page alone. */
static size_t covers(const char *href, const char *path)
{
	size_t n = strlen(href);
	if (strcmp(href, "/") == 0)
		return strcmp(path, "/") == 0;
	return strncmp(path, href, n) == 0 && (path[n] == 0 || path[n] == '/') ? n : 0;
}

enum { BAR_PLACES = 5 };

/* The first places of who is signed in stay in the bar, whichever they are. */
static void fill_bar(struct frame *frame)
{
	frame->nav_more = frame->nav.count > BAR_PLACES;
	for (size_t i = 0; i < frame->nav.count; i++)
		list_at(&frame->nav, struct frame_link, i)->in_bar = i < BAR_PLACES - (size_t)frame->nav_more;
}

/* The same with the pages below it. */
static size_t place_covers(const struct place *p, const char *path)
{
	size_t n = covers(p->href, path);
	for (size_t i = 0; !n && p->below[i]; i++)
		n = covers(p->below[i], path);
	return n;
}

/* nav has a link for each place, in their order. */
static void mark_current(struct list *nav, const char *path)
{
	struct frame_link *best = NULL;
	size_t most = 0;
	for (size_t i = 0; i < nav->count; i++) {
		size_t n = place_covers(&places[i], path);
		if (n > most) {
			most = n;
			best = list_at(nav, struct frame_link, i);
		}
	}
	if (best)
		best->current = true;
}

void frame_begin(struct ctx *cx, const struct request *rq, struct frame *frame)
{
	record_blank(&frame_record, frame);
	frame->lang = lang_code(cx->lang);
	frame->logo = ui_logo();
	frame->here = rq->target;
	if (rq->flash)
		frame->flash = tr(cx->lang, rq->flash);
	frame->flash_undo = rq->flash_undo;
	if (rq->flash_undo && !strncmp(rq->flash_undo, "/undo/", 6))
		frame->flash_next = rq->target;
	http_errors(cx, rq, &frame->errors);
	frame->printed = text_date(cx, zone_date(zone_default(), cx->now));
	if (!rq->session)
		return;
	frame->signed_in = true;
	frame->user_name = rq->session->name;
	if (rq->session->csrf) /* a token has none */
		frame->csrf = arena_printf(cx->arena, "%s.%lld.%lld", rq->session->csrf, (long long)rq->session->stamp,
		                           (long long)rq->session->user);
	frame->nav = links(cx, places, sizeof(places) / sizeof(places[0]));
	frame->make = links(cx, things, sizeof(things) / sizeof(things[0]));
	mark_current(&frame->nav, rq->path);
	fill_bar(frame);
}

static void drop_from(struct list *list, const char *key)
{
	size_t kept = 0;
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list_at(list, struct frame_link, i)->key, key) != 0)
			*list_at(list, struct frame_link, kept++) = *list_at(list, struct frame_link, i);
	list->count = kept;
}

void frame_drop(struct frame *frame, const char *key)
{
	drop_from(&frame->nav, key);
	drop_from(&frame->make, key);
	fill_bar(frame);
}
