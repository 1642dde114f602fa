/* `hjul docs DIR` and GET /openapi.json. */
#include "platform/docs/docs_module.h"
#include "lang/tr.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { MAX_PAGE = 8 << 20, MAX_SETS = 200 };

static void manual(struct buf *b)
{
	const struct command_set *sets[MAX_SETS + 1];
	size_t n = 0;
	for (size_t m = 0; modules[m]; m++)
		for (size_t i = 0; modules[m]->commands && modules[m]->commands[i] && n < MAX_SETS; i++)
			sets[n++] = modules[m]->commands[i];
	sets[n] = NULL;
	help_man(b, &(struct cli_program){.sets = sets});
}

static const struct {
	const char *name;
	void (*write)(struct buf *);
} pages[] = {
    {"routes.md", docs_routes}, {"fields.md", docs_fields},     {"errors.md", docs_errors},
    {"config.md", docs_config}, {"openapi.json", docs_openapi}, {"hjul.1", manual},
};

static enum err save(struct ctx *cx, const char *path, const struct buf *b)
{
	FILE *f = fopen(path, "wb");
	bool good = f && !b->full && fwrite(b->p, 1, b->len, f) == b->len;
	if (f && fclose(f) != 0)
		good = false;
	return good ? OK : fail(cx, E_IO, "docs.not_written", path, strerror(errno));
}

static enum err write_all(struct ctx *cx, struct cli *c)
{
	const char *dir = c->args[0];
	if (mkdir(dir, 0777) != 0 && errno != EEXIST)
		return fail(cx, E_IO, "docs.not_written", dir, strerror(errno));
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct buf b BUF_AUTO;
		buf_init(&b, MAX_PAGE);
		pages[i].write(&b);
		TRY(save(cx, arena_printf(cx->arena, "%s/%s", dir, pages[i].name), &b));
	}
	return OK;
}

static enum err openapi(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct buf *b = arena_new(cx->arena, struct buf);
	buf_init(b, MAX_PAGE);
	docs_openapi(b);
	rs->body = b;
	rs->type = "application/json; charset=utf-8";
	return OK;
}

/* Asked as /openapi.json: the server takes the ending off. It tells of the program, not of the base: for anyone. */
static const struct route routes[] = {
    {GET, "/openapi", .need = NEED_ANYONE, .handle = openapi, .summary = "Describe this API as an OpenAPI document."},
};
static const struct route_set docs_route_set = SET(routes);

static const struct command commands[] = {
    {"docs", "DIR",
     "Write routes, configuration, errors, fields, the OpenAPI document and the manual page into a folder.", 1, 1, NULL,
     CLI_NO_DB, TX_NONE, write_all},
};
static const struct command_set docs_commands = SET(commands);

const struct module docs_module = {
    .name = "docs",
    .routes = ROUTES(&docs_route_set),
    .commands = COMMANDS(&docs_commands),
};
