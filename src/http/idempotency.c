/* A form that is sent twice (a double click, a reload, a proxy that tries again) is done once: the second post answers what the
 * first did. Its key is a digest of the path, every field and a stamp; who sent it and the answer are remembered beside it in the
 * transaction that did the work, so that both are there or neither.
 *
 * The stamp says which showing of the page a form stood on: the last post its user had had done by then. It comes back behind the
 * token ("TOKEN.STAMP.USER", the last for pending_post.c). The same fields from the same showing are the same post; from a page shown later
 * they are a new wish (a switch turned back and forth), and so are other fields from the same showing (back, another name, send).
 * Being no random number, it leaves a page that shows the same the same bytes, so that caches hold. A program sends a stamp of its own
 * choice in Idempotency-Key. A post without a stamp is always done. */
#include "base/secret.h"
#include "http/inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *idempotency_split(struct arena *a, const char **token, int64_t *ret_user)
{
	const char *dot = *token ? strchr(*token, '.') : NULL, *user = dot ? strchr(dot + 1, '.') : NULL;
	*ret_user = user ? atoll(user + 1) : 0;
	if (!dot)
		return NULL;
	*token = arena_strndup(a, *token, (size_t)(dot - *token));
	return user ? arena_strndup(a, dot + 1, (size_t)(user - dot - 1)) : dot + 1;
}

static void add(struct digest *d, const char *s)
{
	digest_add(d, s, strlen(s) + 1); /* with its end, so that "a","bc" is not "ab","c" */
}

/* What is in a file that was sent, not only its name. False when it cannot be read. */
static bool add_file(struct digest *d, const struct upload *u)
{
	char piece[65536];
	size_t n;
	FILE *f = u->path ? fopen(u->path, "rb") : NULL;
	add(d, u->field);
	add(d, u->name ? u->name : "");
	if (!f)
		return false;
	while ((n = fread(piece, 1, sizeof piece, f)) > 0)
		digest_add(d, piece, n);
	bool well = !ferror(f);
	fclose(f);
	return well;
}

static const char *key_of(struct ctx *cx, const struct request *rq, const char *stamp)
{
	struct digest *d = digest_create();
	add(d, rq->path);
	add(d, stamp);
	for (size_t i = 0; i < rq->form_count; i++) {
		add(d, rq->form[i].name);
		add(d, rq->form[i].value);
	}
	for (size_t i = 0; i < rq->upload_count; i++)
		if (!add_file(d, &rq->uploads[i])) {
			digest_drop(d);
			return NULL;
		}
	return digest_end(cx->arena, d);
}

const char *idempotency_key_of(struct ctx *cx, const struct request *rq, const char *stamp)
{
	if (!(rq->route->flags & R_IDEMPOTENT) || !rq->session || !stamp || !*stamp)
		return NULL;
	return key_of(cx, rq, stamp);
}

enum err idempotency_answer(struct ctx *cx, const struct idempotency *i, struct response *ret)
{
	return i->hooks->idempotency_find(cx, i->key, ret);
}

enum err idempotency_keep(struct ctx *cx, const struct idempotency *i, const struct response *rs)
{
	return rs->location || rs->repeat_location ? i->hooks->idempotency_remember(cx, i->key, rs, false) : OK;
}

enum err idempotency_done_meanwhile(struct ctx *cx, const struct idempotency *i, enum err e, struct response *ret)
{
	if (e != E_INVALID && e != E_CONFLICT && e != E_NOT_FOUND && e != E_FORBIDDEN)
		return e;
	struct fault fault = cx->fault;
	struct field_fault *faults = cx->field_faults, *last = cx->field_faults_last;
	struct response done = {0};
	db_abort(cx);
	enum err found = db_begin(cx, TX_READ);
	if (found == OK)
		found = idempotency_answer(cx, i, &done);
	db_abort(cx);
	if (found == OK) {
		fault_clear(cx);
		*ret = done;
		return OK;
	}
	cx->fault = fault;
	cx->field_faults = faults;
	cx->field_faults_last = last;
	return found == E_NOT_FOUND ? e : found;
}

enum err http_idempotent_answer(struct ctx *cx, const struct request *rq, struct response *ret)
{
	return rq->idempotency ? rq->idempotency->hooks->idempotency_find(cx, rq->idempotency->key, ret) : E_NOT_FOUND;
}

enum err http_idempotent_remember(struct ctx *cx, const struct request *rq, const struct response *rs)
{
	return rq->idempotency ? rq->idempotency->hooks->idempotency_remember(cx, rq->idempotency->key, rs, true) : OK;
}
