#include "hub/rate/rate.h"

#include <stddef.h>

static const struct field rate_fields[] = {
    FIELD(struct currency_rate, currency, K_TEXT, .flags = F_KEY | F_REQUIRED, .max = 3),
    FIELD(struct currency_rate, month, K_MONTH, .flags = F_KEY | F_REQUIRED),
    FIELD(struct currency_rate, rate, K_QTY, .flags = F_REQUIRED, .min = 1, .max = 1000000000000),
};
const struct record currency_rate_record = RECORD("currency_rate", struct currency_rate, rate_fields);

static const struct field lack_fields[] = {
    FIELD(struct rate_lack, currency, K_TEXT, .label = "currency_rate.currency"),
    FIELD(struct rate_lack, month, K_MONTH, .label = "currency_rate.month"),
    FIELD(struct rate_lack, lines, K_INT, .label = "rate.lines"),
    FIELD(struct rate_lack, amount, K_MONEY, .label = "rate.amount"),
};
const struct record rate_lack_record = RECORD("rate_lack", struct rate_lack, lack_fields);

#define I struct rate_import
static const struct field import_fields[] = {
    FIELD(I, read, K_INT, .label = "import_run.rows_read"),
    FIELD(I, created, K_INT, .label = "import_run.rows_created"),
    FIELD(I, updated, K_INT, .label = "import_run.rows_updated"),
    FIELD(I, unchanged, K_INT, .label = "import_run.rows_unchanged"),
    FIELD(I, rejected, K_INT, .label = "import_run.rows_rejected"),
};
const struct record rate_import_record = RECORD("rate_import", I, import_fields);
#undef I

bool currency_valid(const char *s)
{
	for (int i = 0; i < 3; i++)
		if (!s || s[i] < 'A' || s[i] > 'Z')
			return false;
	return s[3] == '\0';
}
