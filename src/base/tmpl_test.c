#include "base/tmpl.h"

#include "lang/tr.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
// clang-format off
#include <cmocka.h>
// clang-format on

/* ---- data ---- */

static const char *const color_names[] = {"red", "blue", NULL};
static const struct choices colors = {"color", color_names};

struct maker {
	int64_t id;
	const char *name;
};
static const struct field maker_fields[] = {
    FIELD(struct maker, id, K_ID),
    FIELD(struct maker, name, K_TEXT),
};
static const struct record maker_record = RECORD("maker", struct maker, maker_fields);

struct part {
	int64_t id;
	const char *name;
	int64_t price;
	struct list makers;
};
static const struct field part_fields[] = {
    FIELD(struct part, id, K_ID),
    FIELD(struct part, name, K_TEXT),
    FIELD(struct part, price, K_MONEY, .flags = F_NULL | F_LISTED),
    FIELD(struct part, makers, K_LIST, .of = &maker_record),
};
static const struct record part_record = RECORD("part", struct part, part_fields);

struct thing {
	int64_t id;
	const char *name, *none, *text;
	bool on, off;
	int64_t count, zero;
	double share;
	int64_t price, amount, made;
	int32_t day, month, color, colorless;
	const char *markup, *url, *evil_url, *secret, *key, *orgnr;
	struct maker maker, nobody;
	struct list parts, no_parts;
};
static const struct field thing_fields[] = {
    FIELD(struct thing, id, K_ID),
    FIELD(struct thing, name, K_TEXT),
    FIELD(struct thing, none, K_TEXT),
    FIELD(struct thing, text, K_LONG),
    FIELD(struct thing, on, K_BOOL),
    FIELD(struct thing, off, K_BOOL),
    FIELD(struct thing, count, K_INT),
    FIELD(struct thing, zero, K_INT),
    FIELD(struct thing, share, K_PERCENT),
    FIELD(struct thing, price, K_MONEY),
    FIELD(struct thing, amount, K_QTY),
    FIELD(struct thing, made, K_TIME),
    FIELD(struct thing, day, K_DATE),
    FIELD(struct thing, month, K_MONTH),
    FIELD(struct thing, color, K_CHOICE, .choices = &colors),
    FIELD(struct thing, colorless, K_CHOICE, .choices = &colors),
    FIELD(struct thing, markup, K_HTML),
    FIELD(struct thing, url, K_URL),
    FIELD(struct thing, evil_url, K_URL),
    FIELD(struct thing, secret, K_TEXT, .flags = F_SECRET),
    FIELD(struct thing, key, K_TEXT),
    FIELD(struct thing, orgnr, K_TEXT),
    FIELD(struct thing, maker, K_RECORD, .of = &maker_record),
    FIELD(struct thing, nobody, K_RECORD, .of = &maker_record),
    FIELD(struct thing, parts, K_LIST, .of = &part_record),
    FIELD(struct thing, no_parts, K_LIST, .of = &part_record),
};
static const struct record thing_record = RECORD("thing", struct thing, thing_fields);

struct frame {
	const char *csrf, *user;
};
static const struct field frame_fields[] = {
    FIELD(struct frame, csrf, K_TEXT, .flags = F_SECRET),
    FIELD(struct frame, user, K_TEXT),
};
static const struct record frame_record = RECORD("frame", struct frame, frame_fields);

static struct maker makers[] = {{1, "M<1>"}, {2, "M2"}};
static struct part parts[] = {{7, "bolt & nut", 12345678, {makers, 2, false}}, {8, "\"gear\"", NONE, {NULL, 0, false}}};

static const struct thing thing = {
    .id = 42,
    .name = "<b>O'Hara & \"Co\"</b>",
    .text = "one <1>\ntwo",
    .on = true,
    .count = 1234,
    .share = 0.3126,
    .price = 123456750,
    .amount = 2500000,
    .made = 1795429800,
    .day = 20261123,
    .month = 202611,
    .color = 1,
    .colorless = -1,
    .markup = "<i>made</i>",
    .url = "/things/42?a=1&b=2",
    .evil_url = "javascript:alert(1)",
    .secret = "s3cret",
    .key = "greeting.plain",
    .orgnr = "315709032",
    .maker = {5, "åse & bjørn ødegård"},
    .parts = {parts, 2, true},
};
static const struct frame frame = {"to<ken", "kari"};

/* ---- hooks ---- */

static const struct {
	const char *key, *text[LANG_COUNT];
} texts[] = {
    {"greeting.plain", {"Hei & hopp", "Hello & hi"}},
    {"greeting.name", {"Hei, {0}! ({1}) {x}", "Hello, {0}! ({1}) {x}"}},
    {"part.count.one", {"{0} del", "{0} part"}},
    {"part.count.other", {"{0} deler av {1}", "{0} parts of {1}"}},
    {"record.part", {"Del", "Part"}},
    {"part.price", {"Pris", "Price"}},
    {"color.red", {"Rød", "Red"}},
    {"color.blue", {"Blå <&>", "Blue <&>"}},
};

static const char *test_tr(enum lang lang, const char *key)
{
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (!strcmp(texts[i].key, key))
			return texts[i].text[lang];
	return key;
}

static bool test_tr_exists(const char *key)
{
	return test_tr(LANG_NB, key) != key;
}

static const char *page_source;
static const struct {
	const char *name, *text;
} files[] = {
    {"frame", "<!doctype html><title>{slot title}</title>{if slot side}<aside>{slot side}</aside>{else}-{end}"
              "<main>{slot content}</main>{user}"},
    {"wide", "{layout frame}{block title}{slot title} | wide{end}<div>{slot content}</div>"},
    {"empty", "no slots"},
    {"row", "[{name}]"},
    {"loop", "{include loop2}"},
    {"loop2", "{include loop}"},
    {"own", "{layout own}x{slot content}"},
    {"broken", "\n\n{if x}"},
    {"framed", "{layout frame}x"},
    {"again", "{include again}"},
};

static const char *test_source(const char *name)
{
	if (!strcmp(name, "page"))
		return page_source;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		if (!strcmp(files[i].name, name))
			return files[i].text;
	return NULL;
}

static const char *test_icon(const char *name)
{
	return strcmp(name, "star") ? NULL : "<svg/>";
}

static const char *test_asset(const char *path)
{
	return strcmp(path, "app.css") ? NULL : "/static/app.css?v=1&x";
}

static int setup(void **state)
{
	tmpl_hooks_set(
	    &(struct tmpl_hooks){test_tr, test_tr_exists, fmt_field_as, fmt_int, test_source, test_icon, test_asset});
	return 0;
}

/* ---- what comes out ---- */

static void check_render(const char *source, const char *want, enum lang lang)
{
	char why[300] = "";
	page_source = source;
	const struct tmpl *t = tmpl_compile("page", &thing_record, &frame_record, why, sizeof(why));
	if (!t)
		fail_msg("%s\n  %s", source, why);
	struct buf b BUF_AUTO;
	buf_init(&b, 100000);
	tmpl_render(&b, lang, t, &thing, &frame);
	if (strcmp(b.p, want) != 0)
		fail_msg("%s\n  gives %s\n  not   %s", source, b.p, want);
}

struct good {
	const char *source, *want;
};

static void check_all(const struct good *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check_render(cases[i].source, cases[i].want, LANG_NB);
}
#define CHECK_ALL(cases) check_all((cases), sizeof(cases) / sizeof((cases)[0]))

#define NAME "&lt;b&gt;O&#39;Hara &amp; &quot;Co&quot;&lt;/b&gt;"

static void test_fields(void **state)
{
	static const struct good cases[] = {
	    {"", ""},
	    {"plain", "plain"},
	    {"{{x}}", "{x}"},
	    {"a{# left out}b", "ab"},
	    {"{name}", NAME},
	    {"<p title=\"{name}\">", "<p title=\"" NAME "\">"},
	    {"<p title='{name}'>", "<p title='" NAME "'>"},
	    {"<title>{name}</title>", "<title>" NAME "</title>"},
	    {"<textarea>\n  {text}</textarea>", "<textarea>\n  one &lt;1&gt;\ntwo</textarea>"},
	    {"{none}{name|plain}", NAME},
	    {"{text|lines}", "one &lt;1&gt;<br>two"},
	    {"{id} {id|plain}", "42 42"},
	    {"{count} {count|plain} {zero}", "1\u202f234 1234 0"},
	    {"{share} {share|1} {share|plain}", "31\u00a0% 31,3\u00a0% 31.26"},
	    {"{price}", "1\u202f234\u202f567,50\u00a0kr"},
	    {"{price|plain} {price|amount}", "1234567.50 1\u202f234\u202f567,50"},
	    {"{price|whole}", "1\u202f234\u202f568\u00a0kr"},
	    {"{amount} {amount|plain}", "2,5 2.5"},
	    {"{day} {day|plain} {day|short}", "23.11.2026 2026-11-23 23. nov."},
	    {"{month|plain}", "2026-11"},
	    {"{color} {color|name} {color|plain} {color|label}", "Blå &lt;&amp;&gt; blue blue Blå &lt;&amp;&gt;"},
	    {"{colorless}{markup}", "<i>made</i>"},
	    {"{maker.name|initials} {maker.id}", "åø 5"},
	    {"{key|tr} {name|org_number} {orgnr|org_number}", "Hei &amp; hopp " NAME " 315\u00a0709\u00a0032"},
	    {"{parts|count}", "2"},
	    {"<p data-x=\"{maker|json}\">", "<p data-x=\"{&quot;id&quot;:5,&quot;name&quot;:&quot;åse &amp; bjørn "
	                                    "ødegård&quot;}\">"},
	    {"<p data-x='{parts|json}'>",
	     "<p data-x='[{&quot;id&quot;:7,&quot;name&quot;:&quot;bolt &amp; nut&quot;,&quot;price&quot;:123456.78,"
	     "&quot;makers&quot;:[{&quot;id&quot;:1,&quot;name&quot;:&quot;M&lt;1&gt;&quot;},{&quot;id&quot;:2,"
	     "&quot;name&quot;:&quot;M2&quot;}]},{&quot;id&quot;:8,&quot;name&quot;:&quot;\\&quot;gear\\&quot;&quot;,"
	     "&quot;price&quot;:null,&quot;makers&quot;:[]}]'>"},
	    {"{table parts}",
	     "<table class=\"cards tabular\" id=\"parts\"><thead><tr><th class=\"num\">Pris</th></tr></thead>"
	     "<tbody><tr><th scope=\"row\">123\u202f456,78\u00a0kr</th></tr><tr><th scope=\"row\">Del</th></tr>"
	     "</tbody></table>"},
	    {"{user}", "kari"},
	    {"{icon star}", "<svg/>"},
	};
	CHECK_ALL(cases);
}

static void test_addresses(void **state)
{
	static const struct good cases[] = {
	    {"<a href=\"{url}\">", "<a href=\"/things/42?a=1&amp;b=2\">"},
	    {"<a href=\"{url}&amp;x={name|url}\">",
	     "<a href=\"/things/42?a=1&amp;b=2&amp;x=%3Cb%3EO%27Hara%20%26%20%22Co%22%3C%2Fb%3E\">"},
	    {"<a href=\"{evil_url}\">", "<a href=\"#\">"},
	    {"<a href=\"/x/{id}\">", "<a href=\"/x/42\">"},
	    {"<a href=\"/{name|url}\">", "<a href=\"/%3Cb%3EO%27Hara%20%26%20%22Co%22%3C%2Fb%3E\">"},
	    {"<a href=\"/x?day={day|url}&amp;c={color|url}&amp;n={count|url}&amp;s={share|plain}\">",
	     "<a href=\"/x?day=2026-11-23&amp;c=blue&amp;n=1234&amp;s=31.26\">"},
	    {"<a href=\"?q={none|url}\">", "<a href=\"?q=\">"},
	    {"<a href=\"#row-{id}\">", "<a href=\"#row-42\">"},
	    {"<a href=\"mailto:{name|url}\">", "<a href=\"mailto:%3Cb%3EO%27Hara%20%26%20%22Co%22%3C%2Fb%3E\">"},
	    {"<a href=\"https://example.com/{id}\">", "<a href=\"https://example.com/42\">"},
	    {"<a href=\"/x{if on}?p={id}{end}\">", "<a href=\"/x?p=42\">"},
	    {"<a href=\"{if off}/a{else}{url}{end}\">", "<a href=\"/things/42?a=1&amp;b=2\">"},
	    {"<link href=\"{asset app.css}\">", "<link href=\"/static/app.css?v=1&amp;x\">"},
	    {"<p data-asset=\"{asset app.css}\">", "<p data-asset=\"/static/app.css?v=1&amp;x\">"},
	    {"<b data-post=\"/x/{id}\" data-target=\"#r-{id}\">", "<b data-post=\"/x/42\" data-target=\"#r-42\">"},
	    {"{each parts}<a href=\"/p/{id}#{index}\">{end}", "<a href=\"/p/7#1\"><a href=\"/p/8#2\">"},
	};
	CHECK_ALL(cases);
}

static void test_flow(void **state)
{
	static const struct good cases[] = {
	    {"{if on}a{end}{if off}b{end}", "a"},
	    {"{if off}a{else}b{end}", "b"},
	    {"{if not on}a{else}b{end}{if not off}c{end}", "bc"},
	    {"{if off}a{else if none}b{else if name}c{else}d{end}", "c"},
	    {"{if off}a{else if none}b{else}d{end}e", "de"},
	    {"{if count}a{end}{if zero}b{end}{if price}c{end}{if share}d{end}{if day}e{end}", "acde"},
	    {"{if color}a{end}{if colorless}b{end}{if parts}c{end}{if no_parts}d{end}{if parts.more}e{end}", "ace"},
	    {"{if maker}a{end}{if nobody}b{end}{if maker.id}c{end}{if made}d{end}{if markup}e{end}", "acde"},
	    {"{if color = blue}a{end}{if color != blue}b{end}{if color = red}c{else}d{end}", "ad"},
	    {"{if count = 1234}a{end}{if count != 1234}b{end}{if zero = 0}c{end}", "ac"},
	    {"{if user = kari}a{end}{if none = \"\"}b{end}{if user = \"kari \"}c{end}", "ab"},
	    {"{if id == maker.id}a{else}b{end}{if id == id}c{end}{if user == none}d{end}", "bc"},
	    {"{each parts}{index}{name}{if last}.{else}, {end}{end}", "1bolt &amp; nut, 2&quot;gear&quot;."},
	    {"{each parts}{if first}({end}{id}{if not first}){end}{end}", "(78)"},
	    {"{each no_parts}x{else}none{end}{each parts}y{else}none{end}", "noneyy"},
	    {"{each no_parts}x{end}|", "|"},
	    {"{each parts}{id}({each makers}{name}{index}{user}{price|plain};{else}-{end}){index} {end}",
	     "7(M&lt;1&gt;1kari123456.78;M22kari123456.78;)1 8(-)2 "},
	    {"<select>{each parts}<option value=\"{id}\"{if id = 8} selected{end}>{end}</select>",
	     "<select><option value=\"7\"><option value=\"8\" selected></select>"},
	    {"<p {if on}class=\"x\"{else}id=\"y\"{end}>", "<p class=\"x\">"},
	    {"<p class=\"a{if on} b{end}{if off} c{end}\">", "<p class=\"a b\">"},
	};
	CHECK_ALL(cases);
}

static void test_texts(void **state)
{
	static const struct good cases[] = {
	    {"{t greeting.plain}", "Hei &amp; hopp"},
	    {"<p title=\"{t greeting.plain}\">", "<p title=\"Hei &amp; hopp\">"},
	    {"{t greeting.name name price|plain}", "Hei, " NAME "! (1234567.50) {x}"},
	    {"{tn part.count parts name}", "2 deler av " NAME},
	    {"{each parts}{tn part.count makers name};{end}", "2 deler av bolt &amp; nut;0 deler av &quot;gear&quot;;"},
	    {"{tn part.count count user}", "1\u202f234 deler av kari"},
	};
	CHECK_ALL(cases);
	check_render("{t greeting.plain} {color}", "Hello &amp; hi Blue &lt;&amp;&gt;", LANG_EN);
}

static void test_plural_one(void **state)
{
	struct thing t = thing;
	struct buf b BUF_AUTO;
	char why[300];
	page_source = "{tn part.count count user}, {tn part.count parts user}";
	const struct tmpl *tmpl = tmpl_compile("page", &thing_record, &frame_record, why, sizeof(why));
	assert_non_null(tmpl);
	t.count = 1;
	t.parts.count = 1;
	buf_init(&b, 1000);
	tmpl_render(&b, LANG_EN, tmpl, &t, &frame);
	assert_string_equal(b.p, "1 part, 1 part");
}

static void test_white_space(void **state)
{
	static const struct good cases[] = {
	    {"<ul>\n\t<li>a  b</li>\n\n\t<li>\n</ul>\n", "<ul>\n<li>a b</li>\n<li>\n</ul>\n"},
	    {"<p  class=\"a  b\"\n   id=\"c\" >", "<p class=\"a  b\" id=\"c\" >"},
	    {"<script src=\"{asset app.css}\"></script >a", "<script src=\"/static/app.css?v=1&amp;x\"></script >a"},
	    {"<pre>\n  a\n  b</pre>  c", "<pre>\n  a\n  b</pre> c"},
	    {"{if on}\n  x\n{end}\n  {user}", "\nx\n\nkari"},
	    {"a {if off} b{end} c", "a  c"},
	};
	CHECK_ALL(cases);
}

static void test_blocks(void **state)
{
	static const char *const framed =
	    "{layout frame}{block title}T{end}{block side}S{user}{end}a{block inner}[{name}]"
	    "{end}b{include row}";
	check_render(framed,
	             "<!doctype html><title>T</title><aside>Skari</aside><main>a[" NAME "]b[" NAME "]</main>kari",
	             LANG_NB);
	check_render("{layout frame}x", "<!doctype html><title></title>-<main>x</main>kari", LANG_NB);
	check_render("{layout wide}{block title}T{end}x",
	             "<!doctype html><title>T | wide</title>-<main><div>x</div></main>kari", LANG_NB);
}

static void test_forms(void **state)
{
	static const struct good cases[] = {
	    {"<form method=\"post\" action=\"/x\">{csrf}</form>",
	     "<form method=\"post\" action=\"/x\"><input type=\"hidden\" name=\"csrf\" value=\"to&lt;ken\"></form>"},
	    {"<form action=\"/search\"></form>", "<form action=\"/search\"></form>"},
	};
	CHECK_ALL(cases);
}

/* ---- what is refused ---- */

struct refusal {
	const char *source, *why; /* why: how the message begins */
};

static const struct refusal refusals[] = {
    {"a\nb{nothing}", "page.html:2: {nothing}: no such field"},
    {"{maker.nothing}", "page.html:1: {maker.nothing}: no such field"},
    {"{name.x}", "page.html:1: {name.x}: no such field"},
    {"{secret}", "page.html:1: {secret}: a secret"},
    {"{csrf}", "page.html:1: {csrf} belongs into"},
    {"{parts}", "page.html:1: {parts}: a list or record"},
    {"{maker}", "page.html:1: {maker}: a list or record"},
    {"{name|short}", "page.html:1: {name|short}: this modifier"},
    {"{name|raw}", "page.html:1: {name|raw}: this modifier"},
    {"{markup|url}", "page.html:1: {markup|url}: this modifier"},
    {"{name x}", "page.html:1: unknown {name …}"},
    {"{}", "page.html:1: an empty {}"},
    {"{name", "page.html:1: a { without }"},
    {"a}", "page.html:1: a } without {"},
    {"{# x", "page.html:1: a comment without }"},
    {"{if on}", "page.html:1: no {end}"},
    {"\n{each parts}{if on}{end}", "page.html:2: no {end}"},
    {"{end}", "page.html:1: {end} without"},
    {"{else}", "page.html:1: {else} without"},
    {"{block a}{else}{end}", "page.html:1: no {end}"},
    {"{if on}{else}{else}{end}", "page.html:1: no {end}"},
    {"{if nothing}{end}", "page.html:1: {if nothing}: no such"},
    {"{if color = green}{end}", "page.html:1: {if color = green}: there is no such choice"},
    {"{if count = x}{end}", "page.html:1: {if count = x}: a whole"},
    {"{if price = 1}{end}", "page.html:1: {if price = 1}: only"},
    {"{if name == id}{end}", "page.html:1: {if name == id}: fields of one kind"},
    {"{if on < off}{end}", "page.html:1: {if on < off}: the condition"},
    {"{if first}{end}", "page.html:1: {if first}: no such"},
    {"{index}", "page.html:1: {index}: no such"},
    {"{each name}{end}", "page.html:1: {each name}: a list"},
    {"{each nothing}{end}", "page.html:1: {each nothing}: no such"},
    {"{t no.key}", "page.html:1: no text \"no.key\""},
    {"{t greeting.name name}", "page.html:1: the text \"greeting.name\" has {1}"},
    {"{tn greeting.plain parts}", "page.html:1: no text \"greeting.plain.one\""},
    {"{tn part.count name}", "page.html:1: {tn part.count name}: a K_INT"},
    {"{icon x}", "page.html:1: no icon"},
    {"<link href=\"{asset x.css}\">", "page.html:1: {asset x.css}: there is none"},
    {"{asset app.css}", "page.html:1: {asset app.css}: an address"},
    {"{include nowhere}", "page.html:1: no template \"nowhere\""},
    {"{include loop}", "loop2.html:1: loop includes itself"},
    {"{include page}", "page.html:1: page includes itself"},
    {"{include again}", "again.html:1: again includes itself"},
    {"{include broken}", "broken.html:3: no {end}"},
    {"{include framed}", "page.html:1: framed has a layout"},
    {"x{layout frame}", "page.html:1: {layout} must stand first"},
    {"{if on}{layout frame}{end}", "page.html:1: {layout} must stand first"},
    {"{layout frame}{layout wide}", "page.html:1: one {layout"},
    {"{layout nowhere}", "page.html:1: no template"},
    {"{layout own}", "own.html:1: own is its own layout"},
    {"{layout page}{slot content}", "page.html:1: page is its own layout"},
    {"{layout empty}", "page.html:1: layout empty has no {slot content}"},
    {"{slot content}", "page.html:1: {slot content}: only a layout"},
    {"{each parts}{slot a}{end}", "page.html:1: {slot a}: a slot may not"},
    {"{each parts}{block a}{end}{end}", "page.html:1: {block a} must stand"},
    {"{block a}{end}{block a}{end}", "page.html:1: there is already"},
    {"{block a}<p {end}>", "page.html:1: block a ends"},
    {"{layout frame}{block title}</title>{end}", "page.html:1: block title ends"},
};

static void check_refused(const struct refusal *cases, size_t n, bool with_line)
{
	char why[300];
	for (size_t i = 0; i < n; i++) {
		page_source = cases[i].source;
		if (tmpl_compile("page", &thing_record, &frame_record, why, sizeof(why)))
			fail_msg("%s is accepted", cases[i].source);
		const char *colon = strstr(why, ": ");
		const char *what = with_line || !colon ? why : colon + 2;
		if (strncmp(what, cases[i].why, strlen(cases[i].why)) != 0)
			fail_msg("%s\n  is refused with %s\n  not with        %s", cases[i].source, what, cases[i].why);
	}
}

static void test_refusals(void **state)
{
	check_refused(refusals, sizeof(refusals) / sizeof(refusals[0]), true);
}

static const struct refusal unsafe_places[] = {
    {"<p title={name}>", "{name}: an attribute's value must be quoted"},
    {"<p title=x>", "an attribute's value must be quoted"},
    {"<p {name}>", "{name}: a field may not stand in a tag"},
    {"<p{name}>", "{name}: a field may not stand in a tag"},
    {"<p a{name}=\"\">", "{name}: a field may not stand in a tag"},
    {"<{name}>", "write &lt;"},
    {"a < b", "write &lt;"},
    {"<!-- x -->", "write {# … }"},
    {"<!doctype {name}>", "{name}: nothing may stand inside"},
    {"<script>{name}</script>", "{name}: nothing may stand inside"},
    {"<SCRIPT>{if on}x{end}</SCRIPT>", "{if}: nothing may stand inside"},
    {"<style>{color}</style>", "{color}: nothing may stand inside"},
    {"<p onclick=\"{name}\">", "{name}: nothing may be put into this attribute"},
    {"<p OnClick=\"{id}\">", "{id}: nothing may be put into this attribute"},
    {"<p style=\"{count}\">", "{count}: nothing may be put into this attribute"},
    {"<p style=\"width:3px\">", "style= and on…= do nothing"},
    {"<p onclick=\"f()\">", "style= and on…= do nothing"},
    {"<script>f()</script>", "<script> and <style> must be empty"},
    {"<p srcdoc=\"{name}\">", "{name}: nothing may be put into this attribute"},
    {"<img srcset=\"{url} 2x\">", "{url}: nothing may be put into this attribute"},
    {"<form method=\"{name}\">", "{name}: nothing may be put into this attribute"},
    {"<p title=\"{markup}\">", "{markup}: markup may stand between tags only"},
    {"<title>{markup}</title>", "{markup}: markup may stand between tags only"},
    {"<p title=\"{text|lines}\">", "{text|lines}: markup may stand between tags only"},
    {"<p title=\"{icon star}\">", "an icon may stand between tags only"},
    {"<a href=\"{name}\">", "{name}: an address must begin"},
    {"<a href=\"{name|url}\">", "{name|url}: an address must begin"},
    {"<a href=\"{id}\">", "{id}: an address must begin"},
    {"<a href='{if on}/x{end}{name|url}'>", "{name|url}: an address must begin"},
    {"<a href=\"/x/{name}\">", "{name}: write |url"},
    {"<a href=\"/x/{count}\">", "{count}: write |url"},
    {"<a href=\"/go?to={url}\">", "{url}: write |url"},
    {"<a href=\"x{id}\">", "an address must begin"},
    {"<a href=\"javascript:{id}\">", "this scheme has no place"},
    {"<a href=\"JavaScript:alert(1)\">", "this scheme has no place"},
    {"<a href=\"data:text/html,x\">", "this scheme has no place"},
    {"<a href=\" javascript:x\">", "an address may not begin"},
    {"<a href=\"java\tscript:x\">", "this scheme has no place"},
    {"<a href=\"//evil.com\">", "an address may not begin"},
    {"<a href=\"/\\evil.com\">", "an address may not begin"},
    {"<a href=\"https://{name|url}\">", "the host must be written out"},
    {"<a href=\"https:{name|url}\">", "the host must be written out"},
    {"<a href=\"https://a.{name|url}/\">", "the host must be written out"},
    {"<a href=\"{t greeting.plain}\">", "greeting.plain: texts may not stand"},
    {"<a href=\"/x{asset app.css}\">", "{asset app.css}: an asset's"},
    {"<img src=\"{name}\">", "{name}: an address must begin"},
    {"<form action=\"{name}\"></form>", "{name}: an address must begin"},
    {"<b formaction=\"{name}\">", "{name}: an address must begin"},
    {"<b data-get=\"{name}\">", "{name}: an address must begin"},
    {"<b data-href=\"{name}\">", "{name}: an address must begin"},
    {"<use xlink:href=\"{name}\">", "{name}: an address must begin"},
    {"<iframe src=\"/x\">", "this element has no place"},
    {"<base href=\"/\">", "this element has no place"},
    {"<object data=\"{name}\">", "this element has no place"},
    {"<meta http-equiv=\"refresh\">", "http-equiv has no place"},
    {"<form method=\"post\"></form>", "a form with method=\"post\" needs {csrf}"},
    {"<form method='POST'>{if on}{csrf}{end}</form>", "a form with method=\"post\" needs {csrf}"},
    {"<form {if on}method=\"post\"{end}></form>", "the branches of {if} end in different places"},
    {"<form>{csrf}</form>", "{csrf} belongs into"},
    {"<form method=\"post\">{csrf}<form>", "a <form> inside a <form>"},
    {"</form>", "</form> without <form>"},
    {"<form>", "a tag, form or pre is not ended"},
    {"<p title=\"", "a tag, form or pre is not ended"},
    {"<p title=\"a\"id=\"b\">", "a space is missing in a tag"},
    {"<p title\"a\">", "a stray character in a tag"},
    {"</p class=\"x\">", "an end tag has no attributes"},
    {"{if on}<p title=\"{end}", "the branches of {if} end in different places"},
    {"{if on}<p title=\"{else}<p id=\"{end}\">", "the branches of {if} end in different places"},
    {"{if on}<form>{end}</form>", "the branches of {if} end in different places"},
    {"{each parts}<p {end}>", "{each} ends in another place"},
    {"{each parts}x{else}<p {end}", "the branches of {each} end in different places"},
};

static void test_unsafe_places(void **state)
{
	check_refused(unsafe_places, sizeof(unsafe_places) / sizeof(unsafe_places[0]), false);
}

static void test_without_frame(void **state)
{
	char why[300];
	struct buf b BUF_AUTO;
	page_source = "{id}";
	const struct tmpl *t = tmpl_compile("page", &thing_record, NULL, why, sizeof(why));
	assert_non_null(t);
	buf_init(&b, 1000);
	tmpl_render(&b, LANG_NB, t, &thing, NULL);
	assert_string_equal(b.p, "42");
	page_source = "{user}";
	assert_null(tmpl_compile("page", &thing_record, NULL, why, sizeof(why)));
}

/* A page larger than the buffer's maximum is cut and says so. */
static void test_full(void **state)
{
	char why[300];
	struct buf b BUF_AUTO;
	page_source = "{name}<p title=\"{parts|json}\">{share|plain}";
	const struct tmpl *t = tmpl_compile("page", &thing_record, NULL, why, sizeof(why));
	assert_non_null(t);
	for (size_t max = 0; max < 80; max++) {
		buf_init(&b, max);
		tmpl_render(&b, LANG_NB, t, &thing, NULL);
		assert_true(b.full && b.len <= max);
		buf_fini(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_fields),        cmocka_unit_test(test_addresses),
	    cmocka_unit_test(test_flow),          cmocka_unit_test(test_texts),
	    cmocka_unit_test(test_plural_one),    cmocka_unit_test(test_white_space),
	    cmocka_unit_test(test_blocks),        cmocka_unit_test(test_forms),
	    cmocka_unit_test(test_refusals),      cmocka_unit_test(test_unsafe_places),
	    cmocka_unit_test(test_without_frame), cmocka_unit_test(test_full),
	};
	return cmocka_run_group_tests(tests, setup, NULL);
}
