/* Sessions, rights and frame for the server. */
#ifndef PLATFORM_USER_HOOKS_WEB_H
#define PLATFORM_USER_HOOKS_WEB_H

#include "http/http.h"
#include "platform/user/user.h"

extern const struct http_hooks user_hooks;

/* What the hook made of a request's session: more than http needs to know. Never NULL on a route that needs one. */
const struct signed_in *request_signed_in(const struct request *);

/* What the error page shows. */
struct error_view {
	int64_t status;
	const char *title, *message;
	bool signed_in;
	int64_t ask_account; /* a customer one may ask for access to; 0 = none */
	int64_t number;      /* of the request, to tell an administrator */
};

#endif
