#include "kam/modules.h"

extern const struct module history_module, person_module, serve_module, setting_module, user_module;

/* By name. */
const struct module *const modules[] = {
    &history_module,
    &person_module,
    &serve_module,
    &setting_module,
    &user_module,
    NULL,
};
