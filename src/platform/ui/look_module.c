#include "modules.h"

extern const struct route_set look_routes;
extern const struct module look_module;

const struct module look_module = {
    .name = "look",
    .routes = ROUTES(&look_routes),
};
