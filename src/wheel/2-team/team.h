/* Team: who beyond KAM, deputy and sponsor works with a customer. Being on it is what lets one see and give opinions. Pure. */
#ifndef WHEEL_TEAM_H
#define WHEEL_TEAM_H

#include "base/record.h"
#include "hub/access/ask.h"

/* A person's place at a customer, as the history keeps it: the record's id there is the person's. kind -1: none. */
struct team_member {
	int64_t account_id, person_id;
	int32_t kind;  /* enum access_kind */
	int32_t until; /* the last day of access for a time; 0 = without end */
	int64_t since;
};
extern const struct record team_member_record;

/* The same for a list. */
struct team_row {
	int64_t person_id;
	const char *name, *title, *department;
	int32_t kind, until;
	int64_t since;
};
extern const struct record team_row_record;

/* Core and support are places on the team; granted access is not. */
bool team_is_place(int32_t kind);
/* What is left of two places when one takes over the other's: the nearer to the customer. */
int32_t team_nearer(int32_t a, int32_t b);

#endif
