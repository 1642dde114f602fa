#include "platform/import/import_source.h"

#include "platform/access/rights.h"

NOUN_RECORD(import_source, IMPORT_SOURCE);
const struct record import_source_row_record = RECORD_OF("import_source_row", import_source_row, IMPORT_SOURCE_ROW);

/* Files of a folder are imported as somebody, with his rights. */
static enum err check(struct ctx *cx, [[maybe_unused]] const void *before, void *after)
{
	const struct import_source *s = after;
	enum err e = OK;
	if (s->folder && !s->responsible_id)
		e = fail_field(cx, "responsible_id", "import_source.no_responsible");
	if (s->folder && *s->folder != '/')
		e = fail_field(cx, "folder", "import_source.bad_folder");
	return e;
}

const struct noun import_source_noun = {
    .record = &import_source_record,
    .segment = "import_sources",
    .order = "name, id",
    .see = DATA_IMPORT,
    .edit = DATA_SETTINGS,
    .check = check,
    .flags = NOUN_PLAIN | NOUN_NO_IMPORT,
};

void import_source_settle(struct import_source_row *s, int64_t now)
{
	enum { HOUR_S = 3600 };
	if (s->every_hours == NONE)
		return;
	s->expected = (s->good ? s->good : s->created) + s->every_hours * HOUR_S;
	s->missed = s->expected < now;
}
