/* Errors: one enum, one table. Every fallible function answers `enum err`; whoever detects a failure writes the reason
 * with fail(), everybody above passes the value up untouched, only the edge (HTTP, CLI) shows or logs it. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

/* clang-format off */
enum [[nodiscard]] err {
#define ERR(name, status, exit, key) name,
#include "base/err.def"
#undef ERR
	ERR_COUNT
};
/* clang-format on */

struct err_info {
	const char *name; /* "E_INVALID" */
	int status;       /* HTTP */
	int exit;         /* command line */
	const char *key;  /* message key in po/ */
};

/* The table row of `e`; never NULL. */
const struct err_info *err_info(enum err e);

/* Run `expr`; leave the function with its error when there is one. */
#define TRY(expr)                     \
	do {                          \
		enum err e_ = (expr); \
		if (e_ != OK)         \
			return e_;    \
	} while (0)

#endif
