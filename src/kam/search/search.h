/* Search: the words of a query. Pure. */
#ifndef KAM_SEARCH_H
#define KAM_SEARCH_H

/* A word of a query as a prefix range [from, to) of folded words. */
struct search_word {
	const char *from, *to;
};

#endif
