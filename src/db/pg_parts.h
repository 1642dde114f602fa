/* Parts of db_pg.c that need nothing of libpq. */
#ifndef DB_PG_PARTS_H
#define DB_PG_PARTS_H

#include "db/backend.h"

/* The password from the file named by HJUL_DB_PASSWORD_FILE; libpq itself reads PGPASSWORD and PGPASSFILE. E_IO
 * db.password_file when there is such a name and no password is read. */
enum err pg_password_file(struct ctx *, char *out, size_t size, bool *ret_have);

/* Parameters as text, which libpq sends as they are. */
enum { NUMBER_SIZE = 32 };
struct texts {
	const char *p[PARAM_MAX];
	char number[PARAM_MAX][NUMBER_SIZE];
};
void pg_texts(const struct stmt *, const struct value *, struct texts *);

/* Writers of this process run side by side; one that lost against another tries again alone, so that a few busy writers
 * do not make each other lose three times in a row. False when its turn did not come in five seconds. */
bool pg_turn_take(bool alone);
void pg_turn_give(void);

#endif
