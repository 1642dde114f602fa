#include "hub/sale/sale.h"

#include "base/date.h"
#include "base/num.h"

#include <ctype.h>

const struct record sale_record = RECORD_OF("sale", sale, SALE);

const char *sale_doc(struct ctx *cx, const char *invoice, const char *customer, int32_t day)
{
	char iso[11];
	if (invoice && *invoice)
		return *invoice == '/' ? arena_printf(cx->arena, "/%s", invoice) : invoice;
	date_format_iso(iso, day);
	return arena_printf(cx->arena, "/%s/%s", customer ? customer : "", iso);
}

bool sale_fits(int64_t amount)
{
	return amount == NONE || (amount <= SALE_AMOUNT_MAX && amount >= -SALE_AMOUNT_MAX);
}

bool sale_amount(int64_t quantity, int64_t unit_price, int64_t *ret)
{
	return num_mul_to_minor(quantity, unit_price, ret);
}

int64_t sale_contribution(int64_t amount, int64_t quantity, int64_t unit_cost)
{
	int64_t cost, left;
	if (unit_cost == NONE || !quantity)
		return NONE;
	if (amount && (amount < 0) != (quantity < 0))
		return amount;
	if (!num_mul_to_minor(quantity, unit_cost, &cost) || !num_add(amount, -cost, &left))
		return NONE;
	return left;
}

bool sale_is_credit_note(const char *doc, size_t n)
{
	if (n < 2 || (doc[0] != 'C' && doc[0] != 'c'))
		return false;
	for (size_t i = 1; i < n; i++)
		if (!isdigit((unsigned char)doc[i]))
			return false;
	return true;
}

static void turn(int64_t *v)
{
	if (*v != NONE)
		*v = -*v;
}

bool sale_turn_credit(bool credit_note, int64_t unit_price, int64_t *quantity, int64_t *amount, int64_t *contribution)
{
	bool whole = credit_note && *quantity >= 0 && *amount >= 0 && (*quantity || *amount);
	bool unsigned_amount = *quantity < 0 && *amount > 0 && (unit_price == NONE || unit_price >= 0);
	if (!whole && !unsigned_amount)
		return false;
	if (whole)
		turn(quantity);
	turn(amount);
	turn(contribution);
	return true;
}

void sale_turn_quantity(int64_t unit_price, int64_t amount, int64_t *quantity)
{
	bool priced = unit_price != NONE && unit_price < 0;
	if (!priced && ((*quantity < 0 && amount > 0) || (*quantity > 0 && amount < 0)))
		turn(quantity);
}

bool sale_is_credit(int64_t quantity, int64_t amount)
{
	return amount < 0 || (!amount && quantity < 0);
}
