#include "platform/user/throttle_ops.h"

#include "base/secret.h"
#include "base/text.h"
#include "platform/user/user_store.h"

#include <arpa/inet.h>
#include <string.h>

enum { ROWS = 3 };

struct attempt {
	const char *login;
	const struct place *from;
	bool refused;
	int64_t until;
};

static const char *login_row(struct ctx *cx, const char *login)
{
	return arena_printf(cx->arena, "login %.200s", login);
}

/* Who has one address of an IPv6 network has all 2^64 of it: they count as one place. An IPv4 client of a socket that takes both
 * comes as ::ffff:a.b.c.d and is itself. */
static const char *address_row(struct ctx *cx, const char *address)
{
	struct in6_addr six;
	char network[INET6_ADDRSTRLEN];
	if (inet_pton(AF_INET6, address, &six) != 1 || IN6_IS_ADDR_V4MAPPED(&six))
		return arena_printf(cx->arena, "address %.64s", address);
	memset(six.s6_addr + 8, 0, 8);
	return arena_printf(cx->arena, "address %s/64", inet_ntop(AF_INET6, &six, network, sizeof network));
}

/* The row as it counts now: one whose time is over begins anew. */
static enum err current(struct ctx *cx, const char *name, struct throttle *ret)
{
	enum err e = throttle_store_get(cx, name, ret);
	if (e == E_NOT_FOUND || (e == OK && cx->now - ret->since >= THROTTLE_SECONDS)) {
		*ret = (struct throttle){.name = name, .since = cx->now, .count = 0};
		return OK;
	}
	return e;
}

enum err device_of(struct ctx *cx, const char *token, struct known_device *ret)
{
	if (strlen(token) != TOKEN_CHARS)
		return E_NOT_FOUND;
	return device_store_find(cx, secret_token_hash(cx->arena, token), cx->now - DEVICE_SECONDS, ret);
}

/* The rows that count an attempt, and how many each allows; a known device has one of its own. */
static enum err rows_of(struct ctx *cx, const char *login, const struct place *from, const char *names[ROWS],
                        int64_t max[ROWS], int *ret_count)
{
	struct known_device d;
	struct user u;
	bool known = false;
	enum err e = from->device ? device_of(cx, from->device, &d) : E_NOT_FOUND;
	if (e == OK)
		e = user_store_by_login(cx, login, &u);
	if (e != OK && e != E_NOT_FOUND)
		return e;
	known = e == OK && u.id == d.user_id;
	const char *address = address_row(cx, from->address);
	names[0] = known ? arena_printf(cx->arena, "device %jd", (intmax_t)d.id)
	                 : arena_printf(cx->arena, "%s %s", login_row(cx, login), address);
	names[1] = address;
	names[2] = login_row(cx, login);
	max[0] = THROTTLE_PAIR;
	max[1] = THROTTLE_ADDRESS;
	max[2] = THROTTLE_USER;
	*ret_count = known ? 1 : ROWS;
	return OK;
}

static enum err take(struct ctx *cx, void *arg)
{
	struct attempt *a = arg;
	struct throttle rows[ROWS];
	const char *names[ROWS];
	int64_t max[ROWS];
	int count;
	a->refused = false;
	TRY(rows_of(cx, a->login, a->from, names, max, &count));
	for (int i = 0; i < count; i++) {
		TRY(current(cx, names[i], &rows[i]));
		if (rows[i].count < max[i])
			continue;
		a->refused = true;
		a->until = rows[i].since + THROTTLE_SECONDS;
		return OK;
	}
	for (int i = 0; i < count; i++) {
		rows[i].count++;
		TRY(throttle_store_set(cx, &rows[i]));
	}
	return OK;
}

enum err throttle_take(struct ctx *cx, const char *login, const struct place *from)
{
	struct attempt a = {.login = login, .from = from};
	TRY(db_work(cx, TX_WRITE, take, &a));
	if (!a.refused)
		return OK;
	int64_t minutes = (a.until - cx->now + 59) / 60;
	if (minutes <= 1)
		return fail(cx, E_TOO_MANY, "sign_in.throttled_one");
	return fail(cx, E_TOO_MANY, "sign_in.throttled", arena_printf(cx->arena, "%lld", (long long)minutes));
}

enum err throttle_give_back(struct ctx *cx, const char *login, const struct place *from)
{
	struct throttle t;
	const char *names[ROWS];
	int64_t max[ROWS];
	int count;
	TRY(rows_of(cx, login, from, names, max, &count));
	TRY(throttle_store_remove(cx, names[0]));
	TRY(throttle_store_remove_old(cx, cx->now - THROTTLE_SECONDS));
	for (int i = 1; i < count; i++) {
		TRY(current(cx, names[i], &t));
		t.count--;
		if (t.count > 0)
			TRY(throttle_store_set(cx, &t));
		else
			TRY(throttle_store_remove(cx, t.name));
	}
	return OK;
}
