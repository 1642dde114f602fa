/* Lines of a file that are in the base already. */
#ifndef HUB_SALE_FIND_OPS_H
#define HUB_SALE_FIND_OPS_H

#include "hub/sale/sale.h"
#include "hub/sale/sale_docs.h"
#include "platform/import/import_kind_ops.h"

/* A line of a chunk. */
struct sales_row {
	struct sale sale; /* ids of customer, product, person are set when it is written */
	struct import_item *account, *product, *person;
	struct sale_doc *doc;
	int64_t line, cost, nth;
	const char *cells;       /* kept while the row may still be refused */
	struct chunk_note *note; /* why it was refused when it was read */
	const struct sale_found *found;
	bool refused, update, credit, turned;
	/* Its customer, or that of the line it is, is one that who imports may not know of: counted as new, not written. */
	bool withheld;
};

/* Find the lines of a chunk by their keys (found). Of customers that the one who imports may not know of nothing is found; such
 * a line is withheld. */
enum err sale_find_lines(struct ctx *, struct import_job *, struct sales_row *rows, size_t count);

#endif
