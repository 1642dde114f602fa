/* hjul backup, restore, copy, migrate. */
#include "base/clock.h"
#include "base/date.h"
#include "cli/cli.h"
#include "lang/tr.h"
#include "platform/backup/backup_file_ops.h"

#include <string.h>
#include <unistd.h>

#define BACKUP_OPTIONS(F, S) F(S, BOOL, replace, .label = "backup.replace")
STRUCT_OF(backup_options, BACKUP_OPTIONS);
static const struct record backup_record = RECORD_OF("backup", backup_options, BACKUP_OPTIONS);

static enum err backup(struct ctx *cx, struct cli *cli)
{
	const struct backup_options *o = cli->options;
	struct backup_done done;
	int version;
	TRY(migrate_version(cx, &version));
	TRY(backup_to_file(cx, cli->args[0], o->replace, &done));
	if (done.file)
		cli_print_record(cx, cli, &backup_done_record, &done);
	return OK;
}

#define RESTORE_OPTIONS(F, S) F(S, TEXT, erased_by, .max = 1000, .label = "restore.erased_by")
STRUCT_OF(restore_options, RESTORE_OPTIONS);
static const struct record restore_record = RECORD_OF("restore", restore_options, RESTORE_OPTIONS);

static enum err restore(struct ctx *cx, struct cli *cli)
{
	const struct restore_options *o = cli->options;
	struct backup_done done;
	TRY(backup_from_file(cx, cli->args[0], o->erased_by, &done));
	cli_print_record(cx, cli, &backup_done_record, &done);
	return OK;
}

#define COPY_OPTIONS(F, S) F(S, TEXT, to, .flags = F_REQUIRED, .max = 1000, .label = "copy.to")
STRUCT_OF(copy_options, COPY_OPTIONS);
static const struct record copy_record = RECORD_OF("copy", copy_options, COPY_OPTIONS);

static enum err copy(struct ctx *cx, struct cli *cli)
{
	const struct copy_options *o = cli->options;
	struct backup_done done;
	TRY(backup_copy(cx, o->to, &done));
	cli_print_record(cx, cli, &backup_done_record, &done);
	return OK;
}

#define MIGRATE_OPTIONS(F, S) F(S, TEXT, backup, .max = 1000, .label = "migrate.backup")
STRUCT_OF(migrate_options, MIGRATE_OPTIONS);
static const struct record migrate_record = RECORD_OF("migrate", migrate_options, MIGRATE_OPTIONS);

#define MIGRATED(F, S)                               \
	F(S, INT, before, .label = "migrate.before") \
	F(S, INT, after, .label = "migrate.after")   \
	F(S, TEXT, backup, .label = "migrate.backup")
STRUCT_OF(migrated, MIGRATED);
static const struct record migrated_record = RECORD_OF("migrated", migrated, MIGRATED);

/* Beside the base, or where the command is given when the base is on a server; a name that is free. */
static const char *backup_name(struct ctx *cx, int version)
{
	char day[11];
	date_format_iso(day, zone_date(zone_default(), cx->now));
	const char *stem = arena_printf(cx->arena, "%s.schema-%d-%s", db_name(cx->db), version, day);
	char *name = arena_printf(cx->arena, "%s.backup.gz", stem);
	for (int n = 2; access(name, F_OK) == 0; n++)
		name = arena_printf(cx->arena, "%s-%d.backup.gz", stem, n);
	return name;
}

static enum err migrate(struct ctx *cx, struct cli *cli)
{
	const struct migrate_options *o = cli->options;
	struct migrated m = {0};
	struct backup_done done;
	int version, from, to;
	TRY(db_migrate_alone(cx));
	TRY(migrate_version(cx, &version));
	if (!version)
		return fail(cx, E_NOT_FOUND, "cli.empty_base", db_where(cx->db));
	if (version < migrate_latest()) {
		m.backup = o->backup ? o->backup : backup_name(cx, version);
		TRY(backup_to_file(cx, m.backup, false, &done));
	}
	TRY(migrate_run(cx, &from, &to));
	m.before = from;
	m.after = to;
	cli_print_record(cx, cli, &migrated_record, &m);
	return OK;
}

static const struct command commands[] = {
    {"backup", "FILE", "Write the whole base to a file (- for standard output), while it is in use.", 1, 1,
     &backup_record, CLI_DB_RAW, TX_NONE, backup},
    {"restore", "FILE", "Fill an empty base from a backup (- for standard input).", 1, 1, &restore_record,
     CLI_DB_RAW_CREATE, TX_NONE, restore},
    {"copy", NULL, "Copy the base into an empty one, of either kind.", 0, 0, &copy_record, CLI_DB_RAW, TX_NONE, copy},
    {"migrate", NULL, "Bring the base up to this version of the program, after a backup.", 0, 0, &migrate_record,
     CLI_DB_RAW, TX_NONE, migrate},
};
const struct command_set backup_commands = {commands, sizeof commands / sizeof commands[0]};
