/* Documentation that the program makes from its own tables: the pages of doc/made and the OpenAPI document. In
 * English; the same tables always give the same bytes. */
#ifndef PLATFORM_DOCS_MODULE_H
#define PLATFORM_DOCS_MODULE_H

#include "modules.h"

void docs_openapi(struct buf *); /* OpenAPI 3.1, as GET /openapi.json answers it */
void docs_routes(struct buf *);  /* Markdown, as all that follow */
void docs_fields(struct buf *);
void docs_errors(struct buf *);
void docs_config(struct buf *);

/* Shared by the writers above. Who may use a route: "write opinion of the customer", "signed in, in person". */
void docs_access(struct buf *, const struct route *);
/* The English label of a field; NULL when it has none. */
const char *docs_label(const struct record *, const struct field *);

#endif
