/* The prepared statements of a connection, each prepared at its first use, with parameters and columns matched by name.
 * Private to db/. */
#ifndef DB_STMT_H
#define DB_STMT_H

#include "db/backend.h"

/* The prepared statement of a query on this connection. E_INTERNAL when the query and its records do not agree. */
enum err stmt_get(struct ctx *, struct db *, const struct query *, struct stmt **ret);
void stmt_forget_all(struct db *);
/* The values of all parameters, in their order: from args->list, else from args->obj. ret has room for PARAM_MAX. */
enum err stmt_values(struct ctx *, const struct stmt *, const struct args *, struct value *ret);
enum param_type stmt_column_type(const struct field *);

#endif
