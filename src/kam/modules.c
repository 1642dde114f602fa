#include "kam/modules.h"

extern const struct module account_module, docs_module, history_module, person_module, product_module, search_module,
    serve_module, setting_module, user_module;

/* By name. */
const struct module *const modules[] = {
    &account_module, &docs_module,  &history_module, &person_module, &product_module,
    &search_module,  &serve_module, &setting_module, &user_module,   NULL,
};
