#include "platform/person/person_import_store.h"

#include "platform/import/import_kind.h"

#define ITEM(key) "SELECT p." key " AS number, p.id AS id, p.name AS name "
/* A name says who it is when one colleague alone has it. */
#define THE_ONLY                                                                                                   \
	" AND p.left_on IS NULL AND NOT EXISTS (SELECT 1 FROM person o WHERE o.sort_key = p.sort_key AND o.id <> " \
	"p.id)"

enum { FIND, BY_MAIL, BY_NAME };
static const struct query q[] = {
    [FIND] = {"person.import_find", ITEM("number") IMPORT_KEYS_LITE "person p WHERE p.number" IMPORT_KEY_LITE,
              ITEM("number") IMPORT_KEYS_PG "person p WHERE p.number" IMPORT_KEY_PG, "numbers text",
              .out = &import_found_record},
    [BY_MAIL] = {"person.import_by_mail", ITEM("mail") IMPORT_KEYS_LITE "person p WHERE p.mail" IMPORT_KEY_LITE,
                 ITEM("mail") IMPORT_KEYS_PG "person p WHERE p.mail" IMPORT_KEY_PG, "numbers text",
                 .out = &import_found_record},
    [BY_NAME] = {"person.import_by_name",
                 ITEM("sort_key") IMPORT_KEYS_LITE "person p WHERE p.sort_key" IMPORT_KEY_LITE THE_ONLY,
                 ITEM("sort_key") IMPORT_KEYS_PG "person p WHERE p.sort_key" IMPORT_KEY_PG THE_ONLY, "numbers text",
                 .out = &import_found_record},
};
const struct query_set person_import_queries = {"person_import", q, sizeof q / sizeof q[0]};

static enum err find(struct ctx *cx, int query, const char *keys, struct list *ret)
{
	return db_list(cx, &q[query], ARGS(ARG("numbers", keys)), 0, ret);
}

enum err person_import_store_find(struct ctx *cx, const char *numbers, int64_t run, struct list *ret)
{
	(void)run;
	return find(cx, FIND, numbers, ret);
}

enum err person_import_store_by_mail(struct ctx *cx, const char *mails, int64_t run, struct list *ret)
{
	(void)run;
	return find(cx, BY_MAIL, mails, ret);
}

enum err person_import_store_by_name(struct ctx *cx, const char *sort_keys, int64_t run, struct list *ret)
{
	(void)run;
	return find(cx, BY_NAME, sort_keys, ret);
}
