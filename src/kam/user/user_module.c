#include "kam/modules.h"
#include "kam/user/access_store.h"
#include "kam/user/user_store.h"

const struct module user_module = {
    .name = "user",
    .queries = QUERIES(&access_queries, &user_queries),
    .records = RECORDS(&user_record, &api_token_record),
};
