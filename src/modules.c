#include "modules.h"

/* By name, a line each. */
/* clang-format off */
#define MODULES(M) \
	M(access) \
	M(account) \
	M(backup) \
	M(check) \
	M(day) \
	M(decision) \
	M(demo) \
	M(department) \
	M(docs) \
	M(erase) \
	M(export) \
	M(history) \
	M(import) \
	M(ui) \
	M(collation) \
	M(pareto) \
	M(person) \
	M(portfolio) \
	M(product) \
	M(rate) \
	M(customer) \
	M(round) \
	M(sale) \
	M(score) \
	M(search) \
	M(serve) \
	M(setting) \
	M(team) \
	M(user)
/* clang-format on */

#define DECLARE(name) extern const struct module name##_module;
MODULES(DECLARE)

#define TAKE(name) &name##_module,
const struct module *const modules[] = {MODULES(TAKE) NULL};
