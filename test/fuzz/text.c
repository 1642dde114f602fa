/* Decoding, folding and sort keys of any bytes. The first byte chooses the encoding and the size of the pieces. */
#include "fuzz.h"

#include "base/buf.h"
#include "base/text.h"

static struct arena arena;

static void decode(struct buf *to, enum encoding encoding, const char *s, size_t n, size_t step, size_t *ret_bad)
{
	struct decoder *d = decoder_create(encoding);
	size_t at = 0;
	do {
		const char *out;
		size_t out_n, take = n - at < step ? n - at : step;
		/* A piece of its own, so that reading beside it is seen. */
		char *piece = malloc(take ? take : 1);
		assert(piece);
		memcpy(piece, s + at, take);
		at += take;
		decoder_feed(d, piece, take, at == n, &out, &out_n);
		buf_add(to, out, out_n);
		free(piece);
	} while (at < n);
	*ret_bad = decoder_bad(d);
	decoder_destroy(d);
}

static void check_decoder(enum encoding encoding, const char *s, size_t n, size_t step)
{
	struct buf whole, pieces;
	size_t bad, bad_pieces;
	buf_init(&whole, n * 3 + 16);
	buf_init(&pieces, n * 3 + 16);
	decode(&whole, encoding, s, n, n + 1, &bad);
	decode(&pieces, encoding, s, n, step, &bad_pieces);
	assert(!whole.full && utf8_valid(whole.p, whole.len));
	assert(whole.len == pieces.len && memcmp(whole.p, pieces.p, whole.len) == 0 && bad == bad_pieces);
	if (encoding == ENC_UTF8)
		assert((bad == 0) == utf8_valid(s, n));
	buf_fini(&whole);
	buf_fini(&pieces);
}

static void check_text(const char *s)
{
	struct ctx cx = fuzz_ctx(&arena);
	const char *folded = text_fold(cx.arena, s), *key = text_sort_key(cx.arena, s);
	size_t n = strlen(folded);
	assert(utf8_valid(folded, n));
	assert(n == 0 || (folded[0] != ' ' && folded[n - 1] != ' ' && !strstr(folded, "  ")));
	assert(strcmp(text_fold(cx.arena, folded), folded) == 0);
	assert(strspn(key, "0123456789abcdef") == strlen(key) && strlen(key) <= 400);
	assert(utf8_prefix(s, utf8_count(s)) == strlen(s));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 1)
		return 0;
	char *s = fuzz_text(data + 1, size - 1);
	const int encodings = ENC_UTF16BE + 1;
	check_decoder(data[0] % encodings, (const char *)data + 1, size - 1, (size_t)data[0] / encodings % 16 + 1);
	check_text(s);
	free(s);
	return 0;
}
