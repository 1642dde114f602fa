/* A template of any text: refused with a place, or compiled and rendered; what people wrote never comes out as markup. */
#include "fuzz.h"

#include "base/tmpl.h"
#include "base/tmpl_internal.h"
#include "lang/tr.h"

static const char hostile[] = "<&\"'>zq7";

struct item {
	int64_t id;
	const char *name;
};

struct page {
	int64_t id, price;
	const char *name, *none, *text;
	bool on;
	double share;
	int32_t day, color;
	struct list items;
};

static const char *const color_names[] = {"red", "blue", NULL};
static const struct choices colors = {"common", color_names};
static const struct field item_fields[] = {FIELD(struct item, id, K_ID), FIELD(struct item, name, K_TEXT)};
static const struct record item_record = RECORD("item", struct item, item_fields);
static const struct field page_fields[] = {
    FIELD(struct page, id, K_ID),
    FIELD(struct page, price, K_MONEY),
    FIELD(struct page, name, K_TEXT),
    FIELD(struct page, none, K_TEXT),
    FIELD(struct page, text, K_LONG),
    FIELD(struct page, on, K_BOOL),
    FIELD(struct page, share, K_PERCENT),
    FIELD(struct page, day, K_DATE),
    FIELD(struct page, color, K_CHOICE, .choices = &colors),
    FIELD(struct page, items, K_LIST, .of = &item_record),
};
static const struct record page_record = RECORD("page", struct page, page_fields);

static const char *template_text;

static const char *source(const char *name)
{
	if (strcmp(name, "page") == 0)
		return template_text;
	if (strcmp(name, "part") == 0)
		return "<p>{name}</p>";
	if (strcmp(name, "frame") == 0)
		return "<html><body>{slot content}</body></html>";
	return NULL;
}

static const char *icon(const char *name)
{
	return strcmp(name, "plus") == 0 ? "<svg></svg>" : NULL;
}

static const char *asset_url(const char *path)
{
	return strcmp(path, "app.css") == 0 ? "/assets/app.css" : NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct tmpl_hooks hooks = {.tr = tr,
	                                        .tr_exists = tr_exists,
	                                        .format = fmt_field_as,
	                                        .format_int = fmt_int,
	                                        .source = source,
	                                        .icon = icon,
	                                        .asset_url = asset_url};
	struct item items[] = {{1, hostile}, {2, "plain"}};
	struct page page = {
	    .id = 1,
	    .price = -123456789,
	    .name = hostile,
	    .text = hostile,
	    .on = true,
	    .share = 0.5,
	    .day = 20261123,
	    .color = 1,
	    .items = {items, 2, true},
	};
	char why[300] = "";
	char *s = fuzz_text(data, size);
	tmpl_hooks_set(&hooks);
	template_text = s;
	const struct tmpl *t = tmpl_compile("page", &page_record, NULL, why, sizeof(why));
	assert(t || *why);
	if (t) {
		struct buf b;
		buf_init(&b, 10 << 20);
		tmpl_render(&b, LANG_NB, t, &page, NULL);
		assert(strlen(b.p) == b.len);
		if (!strstr(s, hostile))
			assert(!strstr(b.p, hostile));
		buf_clear(&b);
		tmpl_render(&b, LANG_EN, t, &page, NULL);
		buf_fini(&b);
	}
	tmpl_forget();
	free(s);
	return 0;
}
