/* The nth line of a document's product, also when documents leave memory and come back. */
#include "hub/sale/sale_docs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
// cmocka comes last
#include <cmocka.h>

static struct span span(const char *s)
{
	return (struct span){s, strlen(s)};
}

static void documents_count_by_product(void **state)
{
	(void)state;
	struct import_items products;
	struct sale_docs t;
	char code[20];
	items_init(&products);
	docs_init(&t);
	struct sale_doc *d = docs_get(&t, span("1"));
	assert_true(d->fresh);
	for (int round = 1; round <= 3; round++)
		for (int i = 0; i < 300; i++) {
			snprintf(code, sizeof code, "p%d", i);
			assert_int_equal(doc_count(&t, d, items_get(&products, span(code))), round);
		}
	assert_int_equal(doc_count(&t, d, NULL), 1);
	assert_int_equal(doc_count(&t, docs_get(&t, span("2")), NULL), 1);
	assert_int_equal(doc_count(&t, docs_get(&t, span("1")), NULL), 2);
	assert_int_equal(t.pairs, 302);
	docs_fini(&t);
	items_fini(&products);
}

/* Lines of many documents in no order, against a plain table of all pairs. */
static void spilled_documents_go_on_counting(void **state)
{
	(void)state;
	enum { DOCS = 9000, LINES = 60000, CODES = 7 };
	static int expected[DOCS][CODES];
	static char *spilled[DOCS];
	struct import_items products;
	struct sale_docs t;
	char name[20];
	unsigned seed = 1;
	items_init(&products);
	docs_init(&t);
	for (int i = 0; i < LINES; i++) {
		seed = seed * 1103515245u + 12345u;
		int doc = (int)(seed >> 8) % DOCS, code = (int)(seed >> 4) % CODES;
		snprintf(name, sizeof name, "%d", doc);
		struct sale_doc *d = docs_get(&t, span(name));
		if (d->fresh && spilled[doc])
			assert_true(doc_read(&t, d, &products, spilled[doc]));
		d->fresh = false;
		snprintf(name, sizeof name, "p%d", code);
		assert_int_equal(doc_count(&t, d, items_get(&products, span(name))), ++expected[doc][code]);
		while ((d = docs_surplus(&t))) {
			struct buf text;
			buf_init(&text, 100000);
			doc_write(d, &text);
			int gone = atoi(d->key);
			free(spilled[gone]);
			spilled[gone] = strdup(text.p);
			buf_fini(&text);
			docs_drop(&t, d);
		}
	}
	for (int i = 0; i < DOCS; i++)
		free(spilled[i]);
	docs_fini(&t);
	items_fini(&products);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(documents_count_by_product),
	    cmocka_unit_test(spilled_documents_go_on_counting),
	};
	return cmocka_run_group_tests_name("sale_docs", tests, NULL, NULL);
}
