/* Search: the words of a query. Pure. */
#ifndef PLATFORM_SEARCH_H
#define PLATFORM_SEARCH_H

/* A word of a query as a prefix range [from, to) of folded words. */
struct search_word {
	const char *from, *to;
};

#endif
