/* Numbers: what is read, written plainly and read again is the same. The first byte chooses mark and scale. */
#include "fuzz.h"

#include "base/num.h"

#include <stdio.h>

static void check_real(const char *s)
{
	double v, again;
	char plain[64];
	if (!num_parse_real(s, &v))
		return;
	assert(__builtin_isfinite(v));
	snprintf(plain, sizeof(plain), "%.17g", v);
	assert(num_parse_real(plain, &again) && again == v);
}

static void check_decimal(const char *s, enum decimal_mark mark, int scale)
{
	int64_t v = 0, again = 0;
	bool ambiguous = false;
	if (!num_parse(s, mark, scale, &v, &ambiguous))
		return;
	assert(v != INT64_MIN);
	assert(!ambiguous || mark == DECIMAL_ANY);
	struct buf b;
	buf_init(&b, 100);
	num_plain(&b, v, scale, scale > 2 ? 2 : scale);
	assert(num_parse(b.p, DECIMAL_POINT, scale, &again, NULL) && again == v);
	buf_fini(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 1)
		return 0;
	char *s = fuzz_text(data + 1, size - 1);
	int64_t whole;
	check_decimal(s, data[0] % 3, data[0] / 3 % 8);
	check_real(s);
	if (num_parse_int(s, &whole))
		assert(whole != INT64_MIN);
	free(s);
	return 0;
}
