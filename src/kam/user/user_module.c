#include "kam/modules.h"
#include "kam/user/access_store.h"

const struct module user_module = {
    .name = "user",
    .queries = QUERIES(&access_queries),
};
