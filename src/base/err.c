#include "base/err.h"

static const struct err_info infos[] = {
#define ERR(name, status, exit, key) {#name, status, exit, key},
#include "base/err.def"
#undef ERR
};

const struct err_info *err_info(enum err e)
{
	if ((unsigned)e >= ERR_COUNT)
		e = E_INTERNAL;
	return &infos[e];
}
