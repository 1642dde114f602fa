#ifndef WHEEL_MATRIX_WEB_H
#define WHEEL_MATRIX_WEB_H

#include "http/http.h"

/* The portfolio matrix. */
extern const struct route_set matrix_routes;

#endif
