#ifndef KAM_USER_SIGN_IN_WEB_H
#define KAM_USER_SIGN_IN_WEB_H

#include "http/http.h"

extern const struct route_set sign_in_routes;

#endif
