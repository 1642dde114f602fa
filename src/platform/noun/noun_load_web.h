/* Loading the record that a path is about, as http asks for it (struct http_hooks, which has the contracts). */
#ifndef PLATFORM_NOUN_LOAD_WEB_H
#define PLATFORM_NOUN_LOAD_WEB_H

#include "http/http.h"

/* The loaded record is an object of noun_facts.named. */
bool noun_loadable(const struct route *, char *why, size_t why_size);
enum err noun_load(struct ctx *, const struct request *, const struct route *, const void **ret, int64_t *ret_root);
int64_t noun_loaded_version(const struct route *, const void *record);

#endif
