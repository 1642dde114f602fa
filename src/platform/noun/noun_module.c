#include "modules.h"

const struct module noun_module = {
    .name = "noun",
};
