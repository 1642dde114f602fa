/* The frame: what stands around every page. layout.html is compiled against frame_record; platform/user fills it per
 * request, starting from frame_begin (frame_web.h). */
#ifndef PLATFORM_UI_FRAME_H
#define PLATFORM_UI_FRAME_H

#include "base/record.h"

/* A link of the navigation, or of the menu + Ny. */
#define FRAME_LINK(F, S)                                                                \
	F(S, TEXT, key)   /* "day", "portfolio" …: its name, also that of its icon */ \
	F(S, TEXT, label) /* in the request's language */                               \
	F(S, URL, href)                                                                 \
	F(S, HTML, picture) /* SVG of the program */                                    \
	F(S, TEXT, go)      /* the letter after g that goes there; NULL = none */       \
	F(S, BOOL, current)                                                             \
	F(S, BOOL, in_bar) /* stays in a phone's bottom bar */
STRUCT_OF(frame_link, FRAME_LINK);

/* In a demo base: a user that one may view the program as. */
#define FRAME_PERSON(F, S) \
	F(S, ID, user_id)  \
	F(S, TEXT, name)   \
	F(S, TEXT, role)   \
	F(S, BOOL, current)
STRUCT_OF(frame_person, FRAME_PERSON);

#define FRAME(F, S)                                                                                                    \
	F(S, TEXT, lang)  /* "nb", "en" */                                                                             \
	F(S, TEXT, theme) /* "light", "dark": as the profile says; NULL = as the browser or the device says */         \
	F(S, HTML, logo)  /* the wheel, 28 px */                                                                       \
	F(S, BOOL, signed_in)                                                                                          \
	F(S, TEXT, user_name) /* role in words */                                                                      \
	F(S, TEXT, role)                                                                                               \
	F(S, TEXT, csrf)                                                                                               \
	F(S, TEXT, here)                          /* path and query of this page, so that forms can come back to it */ \
	F(S, TEXT, q)                             /* the text that was searched for */                                 \
	F(S, TEXT, printed)                       /* date, at the foot of a printed page */                            \
	F(S, LIST, nav, .of = &frame_link_record) /* frame_link */                                                     \
	F(S, BOOL, nav_more) /* a phone's bar has five places: four links, the rest are under "more" */                \
	F(S, LIST, make, .of = &frame_link_record) /* frame_link: what "+ Ny" offers */                                \
	F(S, TEXT, flash)                          /* message in words; path of its undo (POST) or NULL */             \
	F(S, TEXT, flash_next) /* what its undo shows afterwards: this page; NULL where that knows by itself */        \
	F(S, URL, flash_undo)                                                                                          \
	F(S, LIST, errors, .of = &http_error_record) /* http_error: of a refused form, shown at the top */             \
	/* Who set the user's password anew, for RESET_TOLD_SECONDS. */                                                \
	F(S, TEXT, reset)                                                                                              \
	F(S, ID, share_with) /* the customer that the page is about, with whom the screen may be shared; 0 = none */   \
	F(S, BOOL, shared)   /* the screen is shared (ctx.shared) */                                                   \
	F(S, BOOL, shared_account) /* … with a customer */                                                           \
	F(S, BOOL, is_demo)                                                                                            \
	F(S, LIST, view_as, .of = &frame_person_record) /* frame_person */
STRUCT_OF(frame, FRAME);
extern const struct record frame_record;

#endif
