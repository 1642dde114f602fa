#include "kam/modules.h"
#include "kam/setting/setting_ops.h"
#include "kam/setting/setting_store.h"

const struct module setting_module = {
    .name = "setting",
    .queries = QUERIES(&setting_queries),
    .opened = setting_opened,
    .records = RECORDS(&settings_record),
};
