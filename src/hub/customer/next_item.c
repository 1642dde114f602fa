#include "hub/customer/next_item.h"

#include "base/date.h"

static const char *const kind_names[] = {"expiry", "waiting", "missing", "due", NULL};
const struct choices next_kinds = {"next_kind", kind_names};
static const char *const slot_names[] = {"now", "week", "can_wait", NULL};
const struct choices next_slots = {"next_slot", slot_names};

const struct record next_item_record = RECORD_OF("next", next_item, NEXT_ITEM);

static bool stops_others(const struct next_item *m)
{
	return m->crucial || m->kind == NEXT_WAITING;
}

void next_settle(struct next_item *m, int32_t today)
{
	m->overdue = m->due && m->due < today && m->form && m->may;
	if (m->overdue || stops_others(m) || (m->due && m->due <= today))
		m->when = SLOT_NOW;
	else if (m->due && m->due <= date_add_days(today, 7 - date_weekday(today)))
		m->when = SLOT_WEEK;
	else
		m->when = SLOT_CAN_WAIT;
}

/* What is true of only one of two stands first; 0 when it is true of both or of neither. */
static int first_if(bool a, bool b)
{
	return b - a;
}

static int by_number(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int now_first(const struct next_item *a, const struct next_item *b)
{
	int d = first_if(a->overdue, b->overdue);
	if (!d)
		d = first_if(a->kind == NEXT_EXPIRY, b->kind == NEXT_EXPIRY);
	return d ? d : first_if(stops_others(a), stops_others(b));
}

int next_compare(const struct next_item *a, const struct next_item *b)
{
	int d = first_if(a->form, b->form);
	if (!d)
		d = first_if(a->yours, b->yours);
	if (!d)
		d = by_number(a->when, b->when);
	if (!d && a->when == SLOT_NOW)
		d = now_first(a, b);
	if (!d)
		d = by_number(a->due ? a->due : INT32_MAX, b->due ? b->due : INT32_MAX);
	if (!d)
		d = by_number(a->step, b->step);
	if (!d)
		d = by_number(a->kind, b->kind);
	return d ? d : by_number(a->account_id, b->account_id);
}

void next_sort(struct next_item *items, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t k = i; k > 0 && next_compare(&items[k], &items[k - 1]) < 0; k--) {
			struct next_item t = items[k];
			items[k] = items[k - 1];
			items[k - 1] = t;
		}
}
