/* Fields of a record that another system owns: here they are read, and changed only by files from there. Which ones is said by
 * the sources of imports, as settings.owned_fields: "account.orgnr=ERP;account.parent_id=ERP". Pure. */
#ifndef PLATFORM_NOUN_OWNED_H
#define PLATFORM_NOUN_OWNED_H

#include "base/record.h"

#define NOUN_OWNED(F, S)  \
	F(S, TEXT, field) \
	F(S, TEXT, source)
STRUCT_OF(noun_owned, NOUN_OWNED);
extern const struct record noun_owned_record;

#endif
