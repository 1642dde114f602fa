/* Files that are part of the program: made at build by tools/embed from the tree. Paths:
 *
 *   template/NAME    a page or part: NAME.html anywhere under src
 *   migration/NAME   a file of migrations
 *   icon/NAME        the icons of tools/icons.list, and NAME.svg of assets/icons
 *   asset/app.css    all css files of assets/css, one after another by name
 *   asset/app.js     all js files of assets/js likewise, each in a block of its own
 *   asset/NAME       any other file of assets, or as tools/assets.list names it (asset/licenses/lucide.txt)
 *
 * `data` is followed by a NUL that is not counted, so that text can be read as a string. */
#ifndef BASE_EMBED_H
#define BASE_EMBED_H

#include <stddef.h>

struct embedded {
	const char *path;
	const char *type;                    /* content type, with charset for text */
	const char *hash;                    /* 16 hexadecimal digits of SHA-256 over data */
	const unsigned char *data, *gz, *br; /* gz, br: assets only, NULL when not smaller than data */
	size_t len, gz_len, br_len;
};

/* NULL when there is no such path. */
const struct embedded *embedded_find(const char *path);
/* All of them, sorted by path with strcmp: those of one kind stand together. */
extern const size_t embedded_count;
const struct embedded *embedded_at(size_t i);

#endif
