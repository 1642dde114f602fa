#include "hub/account/account_list_view.h"

static const struct field answer_fields[] = FIELDS_OF(account_list_answer, ACCOUNT_LIST_ANSWER);
const struct record account_list_answer_record = RECORD("account_list", struct account_list_answer, answer_fields);

static const struct field head_fields[] = {
    FIELD(struct list_head, label, K_TEXT),  FIELD(struct list_head, href, K_URL),
    FIELD(struct list_head, rising, K_BOOL), FIELD(struct list_head, falling, K_BOOL),
    FIELD(struct list_head, number, K_BOOL), FIELD(struct list_head, wide, K_BOOL),
};
static const struct record list_head_record = RECORD("list_head", struct list_head, head_fields);

static const struct field chip_fields[] = {
    FIELD(struct list_chip, label, K_TEXT),
    FIELD(struct list_chip, href, K_URL),
};
static const struct record list_chip_record = RECORD("list_chip", struct list_chip, chip_fields);

static const struct field keep_fields[] = {
    FIELD(struct list_keep, name, K_TEXT),
    FIELD(struct list_keep, value, K_TEXT),
};
static const struct record list_keep_record = RECORD("list_keep", struct list_keep, keep_fields);

static const struct field option_fields[] = {
    FIELD(struct list_option, name, K_TEXT),
    FIELD(struct list_option, label, K_TEXT),
    FIELD(struct list_option, chosen, K_BOOL),
};
static const struct record list_option_record = RECORD("list_option", struct list_option, option_fields);

#define V struct account_list_view
static const struct field view_fields[] = {
    FIELD(V, accounts, K_LIST, .of = &account_row_record),
    FIELD(V, heads, K_LIST, .of = &list_head_record),
    FIELD(V, chips, K_LIST, .of = &list_chip_record),
    FIELD(V, offers, K_LIST, .of = &list_chip_record),
    FIELD(V, keep, K_LIST, .of = &list_keep_record),
    FIELD(V, q, K_TEXT),
    FIELD(V, shown, K_TEXT),
    FIELD(V, prev, K_URL),
    FIELD(V, next, K_URL),
    FIELD(V, count_href, K_URL),
    FIELD(V, csv, K_URL),
    FIELD(V, tsv, K_URL),
    FIELD(V, more_href, K_URL),
    FIELD(V, less_href, K_URL),
    FIELD(V, filtered, K_BOOL),
    FIELD(V, none_at_all, K_BOOL),
    FIELD(V, more, K_BOOL),
    FIELD(V, may_add, K_BOOL),
    FIELD(V, may_import, K_BOOL),
    FIELD(V, sees_wheels, K_BOOL),
    FIELD(V, filter, K_RECORD, .of = &account_filter_record),
    FIELD(V, levels, K_LIST, .of = &list_option_record),
    FIELD(V, kams, K_LIST, .of = &account_value_record),
    FIELD(V, industries, K_LIST, .of = &account_value_record),
    FIELD(V, countries, K_LIST, .of = &account_value_record),
};
#undef V
const struct record account_list_view_record = RECORD("account_list_view", struct account_list_view, view_fields);
