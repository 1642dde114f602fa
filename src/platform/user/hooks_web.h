/* What http asks of the program: who is signed in, what they may do, and the frame of the page (struct http_hooks). */
#ifndef PLATFORM_USER_HOOKS_WEB_H
#define PLATFORM_USER_HOOKS_WEB_H

#include "http/http.h"
#include "platform/user/user.h"

extern const struct http_hooks user_hooks;

/* The session or token with which the request was sent, and its user. NULL without one; never NULL on a route that
 * requires it. */
const struct signed_in *request_signed_in(const struct request *);

/* What the error page shows. */
#define ERROR_VIEW(F, S)                                                                             \
	F(S, INT, status, .release = RELEASE_CUSTOMER)                                               \
	F(S, TEXT, title, .release = RELEASE_CUSTOMER)                                               \
	F(S, TEXT, message, .release = RELEASE_CUSTOMER)                                             \
	F(S, BOOL, signed_in, .release = RELEASE_CUSTOMER)                                           \
	F(S, ID, ask_account) /* the customer that the page offers to ask for access to; 0 = none */ \
	F(S, INT, number,                                                                            \
	  .release = RELEASE_CUSTOMER) /* the request's number in the log, for the user to give to an administrator */
STRUCT_OF(error_view, ERROR_VIEW);

#endif
