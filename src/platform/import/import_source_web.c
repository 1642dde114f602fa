/* Sources in the settings. */
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/history/history_ops.h"
#include "platform/import/import_source_ops.h"
#include "platform/noun/noun_web.h"
#include "platform/ui/lede.h"

#define SOURCES_VIEW(F, S)                                   \
	F(S, LIST, sources, .of = &import_source_row_record) \
	F(S, HTML, lede)                                     \
	F(S, BOOL, may_edit)
STRUCT_OF(sources_view, SOURCES_VIEW);
static const struct record view_record = RECORD_OF("import_sources", sources_view, SOURCES_VIEW);

static const char *list_lede(struct ctx *cx, const struct list *rows)
{
	int64_t missed = 0;
	for (size_t i = 0; i < rows->count; i++)
		missed += list_at(rows, struct import_source_row, i)->missed;
	if (!rows->count)
		return lede(cx, tr(cx->lang, "import_source.lede.none"), NULL, NULL);
	return missed ? lede(cx, NULL, tr_n(cx, "import_source.lede.missed", missed), NULL)
	              : lede(cx, tr(cx->lang, "import_source.lede.fine"), NULL, NULL);
}

static enum err show(struct ctx *cx, [[maybe_unused]] struct request *rq, struct response *rs)
{
	struct sources_view *v = arena_new(cx->arena, struct sources_view);
	TRY(import_source_list(cx, &v->sources));
	v->lede = list_lede(cx, &v->sources);
	v->may_edit = rights_level((enum role)cx->role, DATA_SETTINGS, REL_NONE) >= LEVEL_WRITE;
	rs->view = v;
	return OK;
}

#define SOURCE_MORE(F, S) F(S, LIST, history, .of = &history_row_record)
STRUCT_OF(source_more, SOURCE_MORE);
static const struct record more_record = RECORD_OF("import_source_view", source_more, SOURCE_MORE);

static enum err fill(struct ctx *cx, [[maybe_unused]] const struct request *rq, const void *record, void *more)
{
	const struct import_source *s = record;
	struct source_more *m = more;
	return s ? history_of_record(cx, &import_source_record, s->id, 0, &m->history) : OK;
}

extern struct noun_pages import_source_pages;
struct noun_pages import_source_pages =
    NOUN_PAGES(&import_source_noun, "name kind responsible_id every_hours owns", .more = &more_record, .fill = fill);

#define SEE  NEED(DATA_IMPORT, READ)
#define EDIT NEED(DATA_SETTINGS, WRITE)
static const struct route routes[] = {
    {GET, "/import_sources", "import_sources", SEE, TX_READ, .view = &view_record, .handle = show,
     .summary = "Systems that files come from by themselves, with what came last."},
    NOUN_ROUTES_ALONE(import_source_pages, "/import_sources", &import_source_record, SEE, EDIT, "import_source_form",
                      "A source of files"),
};
extern const struct route_set import_source_routes;
const struct route_set import_source_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};
