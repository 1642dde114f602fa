/* The page on which a person who has left is erased. */
#ifndef PLATFORM_ERASE_WEB_H
#define PLATFORM_ERASE_WEB_H

#include "http/http.h"

extern const struct route_set erase_routes;

#endif
