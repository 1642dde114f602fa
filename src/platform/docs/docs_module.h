/* What the program says about itself, made from its tables: pages for doc/made, the OpenAPI document. In English, the same
 * bytes for the same tables. */
#ifndef PLATFORM_DOCS_MODULE_H
#define PLATFORM_DOCS_MODULE_H

#include "modules.h"

void docs_openapi(struct buf *); /* OpenAPI 3.1, as GET /openapi.json answers it */
void docs_routes(struct buf *);  /* Markdown, as all that follow */
void docs_fields(struct buf *);
void docs_errors(struct buf *);
void docs_config(struct buf *);

/* Shared by the writers. */
void docs_access(struct buf *, const struct route *); /* "write opinion of the customer", "signed in, in person" */
const char *docs_label(const struct record *, const struct field *); /* English; NULL when there is none */

#endif
