/* The page of settings. */
#ifndef PLATFORM_SETTING_WEB_H
#define PLATFORM_SETTING_WEB_H

#include "http/http.h"

extern const struct route_set setting_routes;

#endif
