/* Routes about users. */
#ifndef PLATFORM_USER_WEB_H
#define PLATFORM_USER_WEB_H

#include "http/http.h"

/* Signing in, links, language · one's own profile · users and the whole history, for administrators · the shared
 * screen. */
extern const struct route_set sign_in_routes, profile_routes, admin_routes, shared_screen_routes;

/* What links that are handed over begin with. */
enum err user_link_base(struct ctx *, const struct request *, const char **ret);

#endif
