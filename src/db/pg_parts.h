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

/* Begin a write transaction, after waiting for its turn (schema: there are turns, since the base has been made), and ask for the base's
 * schema (0 without one) and whether `session` holds our number. Writers run side by side. One that lost against another goes alone, with
 * no other writer of any server beside it, and so does not lose again. */
#define PG_BEGIN_WRITE "BEGIN ISOLATION LEVEL SERIALIZABLE"
void pg_begin_write(char *ret_sql, size_t size, bool schema, bool alone, int number, int64_t session);

#endif
