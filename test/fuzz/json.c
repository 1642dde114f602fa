/* JSON that is posted as a form; and any text that we write as JSON is read back. */
#include "fuzz.h"

#include "base/json.h"
#include "base/text.h"

static struct arena arena;

static void check_pairs(struct ctx *cx, const char *text, size_t n)
{
	struct pair *pairs = NULL;
	size_t count = 0;
	if (json_pairs(cx, text, n, &pairs, &count) != OK) {
		assert(cx->fault.key);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		assert(utf8_valid(pairs[i].name, strlen(pairs[i].name)));
		assert(utf8_valid(pairs[i].value, strlen(pairs[i].value)));
	}
}

static void check_string(struct ctx *cx, const char *s)
{
	struct pair *pairs = NULL;
	size_t count = 0;
	struct buf b;
	buf_init(&b, strlen(s) * 6 + 16);
	buf_str(&b, "{\"a\":\"");
	buf_json(&b, s);
	buf_str(&b, "\"}");
	assert(!b.full);
	enum err e = json_pairs(cx, b.p, b.len, &pairs, &count);
	assert(e == OK && count == 1);
	if (utf8_valid(s, strlen(s)))
		assert(strcmp(pairs[0].value, s) == 0);
	buf_fini(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ctx cx = fuzz_ctx(&arena);
	char *s = fuzz_text(data, size);
	check_pairs(&cx, (const char *)data, size);
	fault_clear(&cx);
	check_string(&cx, s);
	free(s);
	return 0;
}
