/* The program: hooks joined, commands of all features, run. */
#include "base/clock.h"
#include "base/embed.h"
#include "base/log.h"
#include "base/tmpl.h"
#include "lang/tr.h"
#include "modules.h"
#include "platform/ui/frame_web.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

enum { MAX_SETS = 200 };

static struct arena process; /* what lives as long as the program */

static const char *source(const char *name)
{
	const struct embedded *e = embedded_find(arena_printf(&process, "template/%s", name));
	return e ? (const char *)e->data : NULL;
}

static const char *icon(const char *name)
{
	const char *svg = ui_icon(name);
	return *svg ? svg : NULL;
}

static const char *asset_url(const char *path)
{
	return http_asset(&process, path);
}

static enum err opened(struct ctx *cx)
{
	for (size_t i = 0; modules[i]; i++)
		if (modules[i]->opened)
			TRY(modules[i]->opened(cx));
	return OK;
}

static void freeze_for_tests(void)
{
	const char *now = getenv("HJUL_TEST_NOW");
	if (now && *now)
		clock_freeze(atoll(now));
}

int main(int argc, char **argv)
{
	const struct command_set *sets[MAX_SETS + 1];
	size_t n = 0;
	arena_init(&process);
	signal(SIGPIPE, SIG_IGN);
	freeze_for_tests();
	tmpl_hooks_set(&(struct tmpl_hooks){
	    .tr = tr,
	    .tr_exists = tr_exists,
	    .format = fmt_field_as,
	    .format_int = fmt_int,
	    .source = source,
	    .icon = icon,
	    .asset_url = asset_url,
	    .typed = http_typed,
	});
	char why[300];
	if (!modules_start(why, sizeof why)) {
		fprintf(stderr, "hjul: %s\n", why);
		return err_info(E_INTERNAL)->exit;
	}
	for (size_t i = 0; modules[i]; i++)
		for (size_t j = 0; modules[i]->commands && modules[i]->commands[j] && n < MAX_SETS; j++)
			sets[n++] = modules[i]->commands[j];
	sets[n] = NULL;
	int code = cli_main(&(struct cli_program){sets, opened}, argc, argv);
	arena_fini(&process);
	return code;
}
