/* Exports in the browser. */
#include "http/http.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/export/export_ops.h"

#include <string.h>

#define EXPORT_LINK(F, S) \
	F(S, TEXT, name)  \
	F(S, TEXT, label) \
	F(S, TEXT, help)  \
	F(S, URL, href)
STRUCT_OF(export_link, EXPORT_LINK);
static const struct record link_record = RECORD_OF("export_link", export_link, EXPORT_LINK);

#define EXPORT_PAGE(F, S) F(S, LIST, exports, .of = &link_record) /* export_link */
STRUCT_OF(export_page, EXPORT_PAGE);
static const struct record page_record = RECORD_OF("exports", export_page, EXPORT_PAGE);

/* Who imports may export; what of it says more than that, the kind says. */
static enum err may(struct ctx *cx, const struct export_kind *k)
{
	return access_need(cx, (enum data_kind)k->see, LEVEL_READ, 0);
}

static enum err show(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct export_page *p = arena_new(cx->arena, struct export_page);
	size_t count = 0;
	while (export_kind_each(count))
		count++;
	struct export_link *links = arena_array(cx->arena, struct export_link, count);
	p->exports = (struct list){.items = links};
	for (size_t i = 0; i < count; i++) {
		const struct export_kind *k = export_kind_each(i);
		enum err e = may(cx, k);
		fault_clear(cx);
		if (e == E_FORBIDDEN)
			continue;
		TRY(e);
		links[p->exports.count++] = (struct export_link){
		    .name = k->name,
		    .label = tr(cx->lang, arena_printf(cx->arena, "export.kind.%s", k->name)),
		    .help = tr(cx->lang, arena_printf(cx->arena, "export.help.%s", k->name)),
		    .href = arena_printf(cx->arena, "/exports/%s", k->name),
		};
	}
	rs->view = p;
	return OK;
}

static enum err spill(struct ctx *cx, [[maybe_unused]] struct buf *body, void *arg)
{
	return http_spill(cx, arg);
}

static bool for_people(const struct request *rq)
{
	return strstr(rq->route->path, "/excel") != NULL;
}

static enum err download(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct export_kind *k = export_kind_find(rq->word[0]);
	if (!k)
		return fail(cx, E_NOT_FOUND, "error.not_found");
	TRY(may(cx, k));
	rs->body = arena_new(cx->arena, struct buf);
	buf_init(rs->body, 2 * HTTP_SPILL_AT);
	TRY(export_write(cx, k, for_people(rq) ? EXPORT_FOR_PEOPLE : EXPORT_FOR_PROGRAMS, rs->body, spill, rs));
	rs->type = "text/csv; charset=utf-8";
	rs->file_name = arena_printf(cx->arena, "%s.csv", k->name);
	return OK;
}

static const struct route routes[] = {
    {GET, "/exports", "exports", NEED(DATA_IMPORT, READ), TX_READ, .view = &page_record, .handle = show,
     .summary = "What can be exported as CSV."},
    {GET, "/exports/:kind", NULL, NEED(DATA_IMPORT, READ), TX_READ, .handle = download, .flags = R_SLOW,
     .summary = "All rows of a kind as CSV; what the import knows reads back the same."},
    {GET, "/exports/:kind/excel", NULL, NEED(DATA_IMPORT, READ), TX_READ, .handle = download, .flags = R_SLOW,
     .summary =
         "The same for people: it opens right in a spreadsheet with Norwegian settings, and reads back the same."},
};
const struct route_set export_routes = {routes, sizeof routes / sizeof routes[0], NULL, 0};
