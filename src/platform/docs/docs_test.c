/* The made documents agree with the tables they are made from. */
#include "modules.h"
#include "platform/docs/docs_module.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
// clang-format off
#include <cmocka.h>
// clang-format on

static json_t *document;

static int setup(void **state)
{
	struct buf b BUF_AUTO;
	json_error_t why;
	char fault[200];
	if (!modules_start(fault, sizeof fault))
		print_error("%s\n", fault);
	buf_init(&b, 8 << 20);
	docs_openapi(&b);
	document = json_loadb(b.p, b.len, JSON_REJECT_DUPLICATES, &why);
	if (!document)
		print_error("openapi.json:%d: %s\n", why.line, why.text);
	return document ? 0 : -1;
}

static int teardown(void **state)
{
	json_decref(document);
	return 0;
}

static json_t *at(json_t *v, const char *a, const char *b)
{
	return json_object_get(json_object_get(v, a), b);
}

/* Every $ref anywhere leads to a schema that is there. */
static void check_references(json_t *v)
{
	static const char before[] = "#/components/schemas/";
	const char *name;
	json_t *child;
	size_t i;
	json_object_foreach(v, name, child)
	{
		if (!strcmp(name, "$ref")) {
			const char *s = json_string_value(child);
			assert_int_equal(strncmp(s, before, strlen(before)), 0);
			if (!json_object_get(at(document, "components", "schemas"), s + strlen(before)))
				fail_msg("no schema %s", s);
		}
		check_references(child);
	}
	json_array_foreach(v, i, child) check_references(child);
}

static void test_references(void **state)
{
	check_references(document);
}

/* Every route that answers JSON is there, with a parameter for each changing part of its path. */
static void check_route(const struct route *r)
{
	size_t parts = 0, found = 0, i;
	json_t *paths = json_object_get(document, "paths"), *operation = NULL, *item, *parameter;
	const char *path;
	for (const char *s = r->path; *s; s++)
		parts += *s == ':';
	json_object_foreach(paths, path, item)
	{
		json_t *o = json_object_get(item, r->method == GET ? "get" : "post");
		if (o && !strcmp(json_string_value(json_object_get(o, "summary")), r->summary))
			operation = o;
	}
	if (!operation)
		fail_msg("%s is missing", r->path);
	json_array_foreach(json_object_get(operation, "parameters"), i, parameter) found +=
	    !strcmp(json_string_value(json_object_get(parameter, "in")), "path");
	if (found != parts)
		fail_msg("%s has %zu parameters", r->path, found);
}

static void test_routes(void **state)
{
	size_t n = 0;
	for (size_t m = 0; modules[m]; m++)
		for (size_t s = 0; modules[m]->routes && modules[m]->routes[s]; s++)
			for (size_t i = 0; i < modules[m]->routes[s]->count; i++) {
				const struct route *r = &modules[m]->routes[s]->routes[i];
				if (r->flags & R_HTML)
					continue;
				check_route(r);
				n++;
			}
	assert_true(n > 0);
}

/* Operations have ids of their own. */
static void test_operation_ids(void **state)
{
	json_t *seen = json_object(), *item, *operation;
	const char *path, *method;
	json_object_foreach(json_object_get(document, "paths"), path, item) json_object_foreach(item, method, operation)
	{
		const char *id = json_string_value(json_object_get(operation, "operationId"));
		if (json_object_get(seen, id))
			fail_msg("%s twice", id);
		json_object_set_new(seen, id, json_true());
	}
	json_decref(seen);
}

/* No secret gets into any page. */
static void test_no_secrets(void **state)
{
	json_t *schema;
	const char *name;
	struct buf b BUF_AUTO;
	buf_init(&b, 8 << 20);
	docs_routes(&b);
	docs_config(&b);
	docs_errors(&b);
	assert_false(b.full);
	assert_non_null(strstr(b.p, "E_INTERNAL"));
	for (size_t m = 0; modules[m]; m++)
		for (size_t i = 0; modules[m]->records && modules[m]->records[i]; i++) {
			const struct record *r = modules[m]->records[i];
			json_object_foreach(at(document, "components", "schemas"), name,
			                    schema) for (size_t k = 0; k < r->count;
			                                 k++) if (!strcmp(name, r->name) &&
			                                          r->fields[k].flags & F_SECRET &&
			                                          at(schema, "properties", r->fields[k].name))
			    fail_msg("%s.%s", name, r->fields[k].name);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_references),
	    cmocka_unit_test(test_routes),
	    cmocka_unit_test(test_operation_ids),
	    cmocka_unit_test(test_no_secrets),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
