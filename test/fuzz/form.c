/* A posted form: what is taken, written as the form would show it and read again, is the same. The first byte chooses
 * the language. */
#include "fuzz.h"

#include "http/http.h"
#include "http/url.h"
#include "lang/tr.h"

struct part {
	int64_t id;
};

struct thing {
	int64_t id, count;
	bool on;
	double factor, share;
	const char *name, *note;
	int64_t price, amount, made;
	int32_t day, month, answer;
	struct list parts;
};

static const char *const answers[] = {"yes", "no", NULL};
static const struct choices answer_choices = {"common", answers};
static const struct field part_fields[] = {FIELD(struct part, id, K_ID)};
static const struct record part_record = RECORD("part", struct part, part_fields);
static const struct field thing_fields[] = {
    FIELD(struct thing, id, K_ID),
    FIELD(struct thing, count, K_INT, .min = -1000, .max = 1000000),
    FIELD(struct thing, on, K_BOOL),
    FIELD(struct thing, factor, K_REAL),
    FIELD(struct thing, share, K_PERCENT, .min = 0, .max = 100),
    FIELD(struct thing, name, K_TEXT, .flags = F_REQUIRED, .max = 20),
    FIELD(struct thing, note, K_LONG),
    FIELD(struct thing, price, K_MONEY),
    FIELD(struct thing, amount, K_QTY),
    FIELD(struct thing, made, K_TIME),
    FIELD(struct thing, day, K_DATE),
    FIELD(struct thing, month, K_MONTH),
    FIELD(struct thing, answer, K_CHOICE, .choices = &answer_choices),
    FIELD(struct thing, parts, K_LIST, .of = &part_record),
};
static const struct record thing_record = RECORD("thing", struct thing, thing_fields);

static struct arena arena;

static bool close_enough(const struct field *f, const struct thing *a, const struct thing *b)
{
	/* A share is shown with 15 digits. */
	if (f->kind == K_PERCENT)
		return __builtin_fabs(a->share - b->share) <= 1e-14 * __builtin_fabs(a->share);
	return field_equal(f, a, b);
}

static void check_again(struct ctx *cx, const struct thing *thing)
{
	for (size_t i = 0; i < thing_record.count; i++) {
		const struct field *f = &thing_record.fields[i];
		struct thing again;
		struct buf b;
		if (f->kind == K_LIST || field_is_none(f, thing))
			continue;
		record_blank(&thing_record, &again);
		buf_init(&b, 1 << 20);
		plain_field(&b, f, thing);
		enum err e = field_parse(cx, f, b.p, &again);
		assert(e == OK && close_enough(f, thing, &again));
		buf_clear(&b);
		fmt_field(&b, cx->lang, f, thing);
		assert(b.len > 0 && !b.full);
		buf_fini(&b);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ctx cx = fuzz_ctx(&arena);
	struct pair *pairs = NULL;
	size_t count = 0;
	struct thing thing;
	if (size < 1)
		return 0;
	cx.lang = data[0] % LANG_COUNT;
	if (url_pairs(&cx, (const char *)data + 1, size - 1, 100, &pairs, &count) != OK)
		return 0;
	assert(count <= 100);
	if (form_read(&cx, &thing_record, pairs, count, &thing) == OK)
		check_again(&cx, &thing);
	else
		assert(cx.field_faults || cx.fault.key);
	for (const struct field_fault *f = cx.field_faults; f; f = f->next)
		assert(*tr_field_fault(&cx, f));
	return 0;
}
