/* Sources: the systems that files come from by themselves, and for each kind of file when one is expected. What has come shows
 * in the imports of that source and kind. Pure. */
#ifndef PLATFORM_IMPORT_SOURCE_H
#define PLATFORM_IMPORT_SOURCE_H

#include "base/noun.h"
#include "platform/import/import.h"

/* name: as in import_run.source. every_hours: NONE = whenever it comes. owns: the columns of its
 * files, with spaces between, whose values only it may change, of records that it knows. folder: files in it are imported
 * by the servers, as the responsible; only a command sets it, because it is a place on the server. file, run_id: the file of
 * the folder that is being imported; waits: its import waits for an answer. */
#define IMPORT_SOURCE(F, S)                                                                             \
	F(S, ID, id, .flags = F_KEY | F_FIXED)                                                          \
	F(S, TEXT, name, .flags = F_REQUIRED | F_NATURAL | F_FREE_TEXT | F_BY_HAND, .max = 60)          \
	F(S, CHOICE, kind, .flags = F_REQUIRED | F_NATURAL, .choices = &import_kinds)                   \
	F(S, ID, responsible_id, .flags = F_NULL, .ref = "person")                                      \
	F(S, INT, every_hours, .flags = F_NULL, .min = 1, .max = 8784)                                  \
	F(S, TEXT, owns, .flags = F_NULL | F_NO_NAME, .max = 1000)                                      \
	F(S, TEXT, folder, .flags = F_NULL | F_FREE_TEXT | F_BY_HAND, .max = 1000)                      \
	F(S, TEXT, file, .flags = F_NULL | F_SECRET | F_NO_HISTORY, .max = 255, .label = "import.file") \
	F(S, ID, run_id, .flags = F_NULL | F_SECRET | F_NO_HISTORY, .label = "import.id")               \
	F(S, BOOL, waits, .flags = F_SECRET | F_NO_HISTORY, .label = "import.state")                    \
	F(S, TIME, created, .flags = F_FIXED | F_NO_HISTORY)                                            \
	F(S, INT, version, .flags = F_VERSION)
NOUN_STRUCT(import_source, IMPORT_SOURCE);
extern const struct noun import_source_noun;

/* A source in the list, with its last import, also one that waits for an answer. good: when one last went well; expected: when
 * the next one should have; missed: that time is past. */
#define IMPORT_SOURCE_ROW(F, S)                                                      \
	F(S, ID, id)                                                                 \
	F(S, TEXT, name, .label = "import_source.name")                              \
	F(S, CHOICE, kind, .choices = &import_kinds, .label = "import_source.kind")  \
	F(S, ID, responsible_id, .label = "import_source.responsible_id")            \
	F(S, TEXT, responsible, .label = "import_source.responsible_id")             \
	F(S, INT, every_hours, .label = "import_source.every_hours")                 \
	F(S, TEXT, owns, .label = "import_source.owns")                              \
	F(S, TEXT, folder, .label = "import_source.folder")                          \
	F(S, TIME, created, .label = "import.started")                               \
	F(S, ID, last_id, .label = "import_source.last") /* 0: none, or another's */ \
	F(S, ID, last_person, .flags = F_SECRET, .label = "import_source.last")      \
	F(S, TIME, last, .label = "import_source.last")                              \
	F(S, CHOICE, state, .choices = &import_states, .label = "import.state")      \
	F(S, INT, read, .label = "import.read")                                      \
	F(S, INT, rejected, .label = "import.rejected")                              \
	F(S, TIME, good, .label = "import_source.good")                              \
	F(S, TIME, expected, .label = "import_source.expected")                      \
	F(S, BOOL, missed, .label = "import_source.missed")
STRUCT_OF(import_source_row, IMPORT_SOURCE_ROW);
extern const struct record import_source_row_record;
/* Fill expected and missed from the others. */
void import_source_settle(struct import_source_row *, int64_t now);

#endif
