#include "platform/user/throttle_ops.h"

#include "base/text.h"
#include "platform/user/user_store.h"

#include <arpa/inet.h>
#include <string.h>

struct attempt {
	const char *login, *address;
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

static enum err take(struct ctx *cx, void *arg)
{
	struct attempt *a = arg;
	struct throttle rows[2];
	const int64_t max[2] = {THROTTLE_USER, THROTTLE_ADDRESS};
	a->refused = false;
	TRY(current(cx, login_row(cx, a->login), &rows[0]));
	TRY(current(cx, address_row(cx, a->address), &rows[1]));
	for (int i = 0; i < 2; i++)
		if (rows[i].count >= max[i]) {
			a->refused = true;
			a->until = rows[i].since + THROTTLE_SECONDS;
			return OK;
		}
	for (int i = 0; i < 2; i++) {
		rows[i].count++;
		TRY(throttle_store_set(cx, &rows[i]));
	}
	return OK;
}

enum err throttle_take(struct ctx *cx, const char *login, const char *address)
{
	struct attempt a = {.login = login, .address = address};
	TRY(db_work(cx, TX_WRITE, take, &a));
	if (!a.refused)
		return OK;
	int64_t minutes = (a.until - cx->now + 59) / 60;
	return fail(cx, E_TOO_MANY, "sign_in.throttled",
	            arena_printf(cx->arena, "%lld", (long long)(minutes > 1 ? minutes : 1)));
}

enum err throttle_give_back(struct ctx *cx, const char *login, const char *address)
{
	struct throttle t;
	TRY(throttle_store_remove(cx, login_row(cx, login)));
	TRY(current(cx, address_row(cx, address), &t));
	TRY(throttle_store_remove_old(cx, cx->now - THROTTLE_SECONDS));
	if (t.count <= 1)
		return throttle_store_remove(cx, t.name);
	t.count--;
	return throttle_store_set(cx, &t);
}
