#include "kam/modules.h"
#include "kam/setting/setting.h"
#include "kam/setting/setting_store.h"

const struct module setting_module = {
    .name = "setting",
    .queries = QUERIES(&setting_queries),
    .records = RECORDS(&settings_record),
};
