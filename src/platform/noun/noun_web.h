/* Pages and routes that every plain noun has: list, form, add, change, remove; and one route that takes any act
 * back.
 *
 *   static struct noun_pages pages = NOUN_PAGES(&agreement_noun, "type number starts_on");
 *   static const struct route routes[] = {NOUN_ROUTES(pages, "/accounts/:id/agreements", …)};
 * * Templates see the members of struct noun_page, `form`, those of noun_pages.more and, for a noun that belongs to
 * a customer, the frame of the customer's pages. A page that only shows a record sees the record's own members:
 * .view = &pages.one, without .page_view. */
#ifndef PLATFORM_NOUN_WEB_H
#define PLATFORM_NOUN_WEB_H

#include "base/noun.h"
#include "http/http.h"
#include "platform/noun/noun_list_ops.h"
#include "platform/noun/noun_owned.h"
#include "platform/view/saved_view.h"

/* What the templates of nouns see. Behind it in memory stand `form` (the record in the form, with names) and the
 * customer's frame. */
#define NOUN_PAGE(F, S)                                                                                            \
	F(S, URL, base, .release = RELEASE_CUSTOMER) /* path of the list: records are at base/id */                \
	F(S, URL, path, .release = RELEASE_CUSTOMER) /* what the form is sent to */                                \
	F(S, TEXT, heading)                          /* of a record's own page: "Agreement R-1" */                 \
	F(S, BOOL, is_new, .release = RELEASE_CUSTOMER)                                                            \
	F(S, BOOL, may_edit)                                                                                       \
	F(S, BOOL, may_import)                                                                                     \
	F(S, ID, id, .release = RELEASE_CUSTOMER) /* 0: a new one */                                               \
	F(S, INT, version)                                                                                         \
	F(S, BOOL, paged, .release = RELEASE_CUSTOMER) /* the list has several pages, or was searched or sorted */ \
	F(S, RECORD(struct saved_views), saved, .of = &saved_views_record)                                         \
	F(S, LIST, conflict, .of = &version_line_record)                                                           \
	/* records that may have been meant, when a reference's text was refused */                                \
	F(S, LIST, found, .of = &noun_found_record)                                                                \
	F(S, LIST, owned, .of = &noun_owned_record) /* fields that another system owns */                          \
	/* last: templates see its members, `rows` among them, as if they stood here instead */                    \
	F(S, RECORD(struct noun_list), list)
STRUCT_OF(noun_page, NOUN_PAGE);

/* A card on a customer's page that shows the first records of a noun. */
struct noun_panel {
	const char *base;
	bool may_edit;
	struct list rows; /* of noun_facts.named */
	bool more;        /* the list has others */
};

/* Another list, which is shown on the page of a noun's list. */
struct noun_aside {
	const char *name;
	const struct record *of;
	enum err (*fill)(struct ctx *, int64_t root, struct list *ret);
};

struct noun_pages {
	const struct noun *noun;
	const struct noun_aside *aside; /* NULL = none */
	const char *names;              /* of the form's fields, with spaces between; every form has the version too */
	/* Further members, computed by `fill`, which JSON and pages show among the record's own. fill is given a
	 * blank object. */
	const struct record *more;
	enum err (*fill)(struct ctx *, const struct request *, const void *record,
	                 void *more); /* record NULL: a new one */
	/* Further fields of the form, which are not the record's; they stand at asks_at in an object of `form`. show_asked fills them
	 * from a record, take_asked writes what was typed into one; both NULL when the noun's own handlers do it. */
	const struct record *asks;
	void (*show_asked)(const void *record, void *asked);
	void (*take_asked)(const void *asked, void *record);
	/* Made at start. one, list: the JSON of a record and of a list, {"agreements": […]}. */
	struct record form, one, list, page, panel;
	unsigned form_at, frame_at, more_at, aside_at; /* in an object of `page`; frame_at 0 = none */
	unsigned one_more_at, asks_at;
};
/* More members may follow: .more = &…, .fill = …. */
#define NOUN_PAGES(n, ...)                        \
	{                                         \
		.noun = (n), .names = __VA_ARGS__ \
	}
/* The object of those further fields (asks) in a form that was read. */
static inline const void *noun_asked(const struct noun_pages *p, const void *typed)
{
	return (const char *)typed + p->asks_at;
}
/* At start, once: make the members that the routes need. False, with the reason in `why`, when the facts do not
 * allow it. */
bool noun_pages_make(struct noun_pages *, char *why, size_t why_size);

/* Fill the card of a customer (root). ret: a blank object of pages.panel. */
enum err noun_panel_fill(struct ctx *, const struct noun_pages *, int64_t root, void *ret);

/* The frame of every page about a customer; handed in by the module that knows customers. */
struct root_frame {
	const char *name; /* of the member in views that holds it */
	const struct record *record;
	/* `tab`: name of the noun that the page is about. */
	enum err (*fill)(struct ctx *, int64_t root, const char *tab, void *ret);
};
void noun_root_frame_set(const struct root_frame *); /* at start */

handler noun_show_list, noun_show_new, noun_show_one, noun_add_one, noun_set_one, noun_change_one, noun_remove_one;

/* The routes of a noun whose records belong to `owner`'s: path "/accounts/:id/agreements", pages "agreement_list" and
 * "agreement_form", many and one as in "The agreements of a customer", "An agreement". */
/* clang-format off */
#define NOUN_ROUTES(p, path_, owner, of, see, edit, list_page, form_page_, many, one_) \
	{GET, path_, list_page, NEED_OF_RECORD(see, READ), TX_READ, .query = &noun_filter_record, .view = &(p).list, \
	 .page_view = &(p).page, .handle = noun_show_list, .record = (owner), .summary = many "."}, \
	{GET, path_ "/new", form_page_, NEED_OF_RECORD(edit, WRITE), TX_READ, .view = &(p).page, .handle = noun_show_new, \
	 .record = (owner), .flags = R_HTML, .summary = one_ ": the form of a new one."}, \
	{POST, path_, NULL, NEED_OF_RECORD(edit, WRITE), TX_WRITE, .form = &(p).form, .handle = noun_add_one, \
	 .record = (owner), .form_page = path_ "/new", .flags = R_IDEMPOTENT, .summary = one_ ": add."}, \
	{GET, path_ "/:id", form_page_, NEED_OF_RECORD(see, READ), TX_READ, .view = &(p).one, .page_view = &(p).page, \
	 .handle = noun_show_one, .record = (of), .summary = one_ "."}, \
	{POST, path_ "/:id", NULL, NEED_OF_RECORD(edit, WRITE), TX_WRITE, .form = &(p).form, .handle = noun_change_one, \
	 .record = (of), .flags = R_IDEMPOTENT, .summary = one_ ": change."}, \
	{POST, path_ "/:id/remove", NULL, NEED_OF_RECORD(edit, WRITE), TX_WRITE, .handle = noun_remove_one, .record = (of), \
	 .form_page = path_ "/:id", .flags = R_IDEMPOTENT, .summary = one_ ": remove it, with what belongs to it."}

/* The same of a noun without owner, but for its list: path "/departments"; see and edit: NEED(…). */
#define NOUN_ROUTES_ALONE(p, path_, of, see, edit, form_page_, one_) \
	{GET, path_ "/new", form_page_, edit, TX_READ, .view = &(p).page, .handle = noun_show_new, \
	 .flags = R_HTML, .summary = one_ ": the form of a new one."}, \
	{POST, path_ "/new", NULL, edit, TX_WRITE, .form = &(p).form, .handle = noun_add_one, .flags = R_IDEMPOTENT, \
	 .summary = one_ ": add."}, \
	{GET, path_ "/:id", form_page_, see, TX_READ, .view = &(p).one, .page_view = &(p).page, \
	 .handle = noun_show_one, .record = (of), .summary = one_ "."}, \
	{POST, path_ "/:id", NULL, edit, TX_WRITE, .form = &(p).form, .handle = noun_change_one, \
	 .record = (of), .flags = R_IDEMPOTENT, .summary = one_ ": change."}, \
	{POST, path_ "/:id/remove", NULL, edit, TX_WRITE, .handle = noun_remove_one, .record = (of), \
	 .form_page = path_ "/:id", .flags = R_IDEMPOTENT, .summary = one_ ": remove it, unless it is used."}
/* clang-format on */

extern const struct route_set noun_routes; /* /undo/:id, /pick/:noun */

#endif
