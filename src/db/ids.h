/* Up to IDS_MAX ids as arguments of a query: "… WHERE a.id IN (" SQL_IDS ") …", .args = SQL_IDS_ARGS ", …". The text is
 * the same for any number of them, since unused places hold 0, which is no id. */
#ifndef DB_IDS_H
#define DB_IDS_H

#include "db/db.h"

enum { IDS_MAX = 50 };

#define SQL_IDS                                                                                                  \
	":i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9, :i10, :i11, :i12, :i13, :i14, :i15, :i16, :i17, "     \
	":i18, :i19, :i20, :i21, :i22, :i23, :i24, :i25, :i26, :i27, :i28, :i29, :i30, :i31, :i32, :i33, :i34, " \
	":i35, :i36, :i37, :i38, :i39, :i40, :i41, :i42, :i43, :i44, :i45, :i46, :i47, :i48, :i49"
#define SQL_IDS_ARGS                                                                                           \
	"i0, i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12, i13, i14, i15, i16, i17, i18, i19, i20, i21, " \
	"i22, i23, i24, i25, i26, i27, i28, i29, i30, i31, i32, i33, i34, i35, i36, i37, i38, i39, i40, i41, " \
	"i42, i43, i44, i45, i46, i47, i48, i49"

enum { IDS_MORE = 8 };
struct ids_args {
	struct arg list[IDS_MAX + IDS_MORE];
	size_t count;
};
/* The arguments, in *to: at most IDS_MAX ids, then the caller's own in `more`, at most IDS_MORE. */
static inline struct args ids_args(struct ids_args *to, const int64_t *ids, size_t n, struct args more)
{
	static const char *const names[IDS_MAX] = {
	    "i0",  "i1",  "i2",  "i3",  "i4",  "i5",  "i6",  "i7",  "i8",  "i9",  "i10", "i11", "i12",
	    "i13", "i14", "i15", "i16", "i17", "i18", "i19", "i20", "i21", "i22", "i23", "i24", "i25",
	    "i26", "i27", "i28", "i29", "i30", "i31", "i32", "i33", "i34", "i35", "i36", "i37", "i38",
	    "i39", "i40", "i41", "i42", "i43", "i44", "i45", "i46", "i47", "i48", "i49"};
	for (size_t i = 0; i < IDS_MAX; i++)
		to->list[i] = ARG(names[i], i < n ? ids[i] : (int64_t)0);
	to->count = IDS_MAX;
	for (size_t i = 0; i < more.count && i < IDS_MORE; i++)
		to->list[to->count++] = more.list[i];
	return (struct args){NULL, to->list, to->count};
}

#endif
