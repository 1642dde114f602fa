#include "modules.h"

extern const struct route_set ui_routes;
extern const struct module ui_module;

const struct module ui_module = {
    .name = "ui",
    .routes = ROUTES(&ui_routes),
};
