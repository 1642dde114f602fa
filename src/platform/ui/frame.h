/* The frame: what stands around every page. layout.html is compiled against frame_record; platform/user fills it per
 * request, starting from frame_begin (frame_web.h). */
#ifndef PLATFORM_UI_FRAME_H
#define PLATFORM_UI_FRAME_H

#include "base/record.h"

/* A link of the navigation, or of the menu + Ny. */
struct frame_link {
	const char *key;   /* "day", "portfolio" …: its name, also that of its icon */
	const char *label; /* in the request's language */
	const char *href;
	const char *picture; /* SVG of the program */
	const char *go;      /* the letter after g that goes there; NULL = none */
	bool current;
	bool in_bar; /* stays in a phone's bottom bar */
};

/* In a demo base: a user that one may view the program as. */
struct frame_person {
	int64_t user_id;
	const char *name, *role;
	bool current;
};

struct frame {
	const char *lang;  /* "nb", "en" */
	const char *theme; /* "light", "dark": as the profile says; NULL = as the browser or the device says */
	const char *logo;  /* the wheel, 28 px */
	bool signed_in;
	const char *user_name, *role; /* role in words */
	const char *csrf;
	const char *here;               /* path and query of this page, so that forms can come back to it */
	const char *q;                  /* the text that was searched for */
	const char *printed;            /* date, at the foot of a printed page */
	struct list nav;                /* frame_link */
	bool nav_more;                  /* a phone's bar has five places: four links, the rest are under "more" */
	struct list make;               /* frame_link: what "+ Ny" offers */
	const char *flash, *flash_undo; /* message in words; path of its undo (POST) or NULL */
	struct list errors;             /* http_error: of a refused form, shown at the top */
	bool is_demo;
	struct list view_as; /* frame_person */
};
extern const struct record frame_record;

#endif
