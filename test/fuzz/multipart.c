/* A multipart body that arrives in pieces: the same whether in one or in many. The first byte is the size of the pieces. */
#include "fuzz.h"

#include "base/text.h"
#include "http/multipart.h"

#include <stdio.h>

static struct multipart *take(const char *s, size_t n, size_t step, enum err *ret)
{
	const struct multipart_limits limits = {.fields = 20, .field_bytes = 10000, .file_bytes = 20000, .dir = "/tmp"};
	struct multipart *m = multipart_create("multipart/form-data; boundary=xyz", &limits);
	assert(m);
	*ret = OK;
	for (size_t at = 0; at < n && *ret == OK; at += step)
		*ret = multipart_feed(m, s + at, n - at < step ? n - at : step);
	if (*ret == OK)
		*ret = multipart_end(m);
	return m;
}

static void check_same(const struct multipart *a, const struct multipart *b)
{
	assert(multipart_count(a) == multipart_count(b));
	for (size_t i = 0; i < multipart_count(a); i++) {
		struct pair field[2] = {0};
		struct upload file[2] = {0};
		bool is_file = multipart_part(a, i, &field[0], &file[0]);
		assert(multipart_part(b, i, &field[1], &file[1]) == is_file);
		if (is_file) {
			assert(file[0].size == file[1].size && file[0].size <= 20000);
			continue;
		}
		assert(strcmp(field[0].name, field[1].name) == 0 && strcmp(field[0].value, field[1].value) == 0);
		assert(utf8_valid(field[0].value, strlen(field[0].value)));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	enum err whole, pieces;
	if (size < 1)
		return 0;
	const char *s = (const char *)data + 1;
	struct multipart *a = take(s, size - 1, size, &whole);
	struct multipart *b = take(s, size - 1, (size_t)data[0] % 32 + 1, &pieces);
	assert(whole == pieces);
	if (whole == OK)
		check_same(a, b);
	multipart_destroy(a);
	multipart_destroy(b);
	return 0;
}
