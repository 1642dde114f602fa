/* The life of a request over real sockets: a small server with routes of every kind, asked byte by byte. */
#include "base/clock.h"
#include "http/http.h"
#include "lang/tr.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

/* ---- what is served ---- */

struct thing_form {
	const char *name;
	int64_t amount;
	int32_t day;
	bool open;
};
static const struct field thing_form_fields[] = {
    FIELD(struct thing_form, name, K_TEXT, .flags = F_REQUIRED, .max = 10),
    FIELD(struct thing_form, amount, K_INT, .min = 1, .max = 100),
    FIELD(struct thing_form, day, K_DATE),
    FIELD(struct thing_form, open, K_BOOL),
};
static const struct record thing_form_record = RECORD("thing", struct thing_form, thing_form_fields);

struct thing_view {
	int64_t id;
	const char *text;
	struct thing_form form;
};
static const struct field thing_view_fields[] = {
    FIELD(struct thing_view, id, K_ID),
    FIELD(struct thing_view, text, K_TEXT),
    FIELD(struct thing_view, form, K_RECORD, .of = &thing_form_record),
};
static const struct record thing_view_record = RECORD("thing_view", struct thing_view, thing_view_fields);

struct asked_query {
	int64_t page;
};
static const struct field query_fields[] = {FIELD(struct asked_query, page, K_INT, .min = 1, .max = 9)};
static const struct record query_record = RECORD("asked_query", struct asked_query, query_fields);

struct test_frame {
	const char *csrf, *flash;
	struct list errors;
};
static const struct field frame_fields[] = {
    FIELD(struct test_frame, csrf, K_TEXT),
    FIELD(struct test_frame, flash, K_TEXT),
    FIELD(struct test_frame, errors, K_LIST, .of = &http_error_record),
};
static const struct record frame_record = RECORD("test_frame", struct test_frame, frame_fields);

static _Atomic int tries, handled;

/* cmocka has a macro of its own named fail. */
static enum err refuse(struct ctx *cx, enum err e)
{
	return fail_at(cx, e, err_info(e)->key, (const char *const[5]){0});
}

static enum err show(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct thing_view *v = arena_new(cx->arena, struct thing_view);
	record_blank(&thing_view_record, v);
	const struct asked_query *q = rq->asked;
	v->id = rq->id[0];
	v->text = rq->word[0] ? rq->word[0] : "text <b>";
	v->form.name = "stored";
	if (q && q->page != NONE)
		v->text = arena_printf(cx->arena, "page %jd", (intmax_t)q->page);
	rs->view = v;
	return OK;
}

static enum err show_big(struct ctx *cx, struct request *rq, struct response *rs)
{
	enum err e = show(cx, rq, rs);
	char *text = arena_alloc(cx->arena, 20001);
	for (int i = 0; i < 20000; i++)
		text[i] = (char)('a' + i * 7 % 26);
	((struct thing_view *)rs->view)->text = text;
	return e;
}

static enum err save(struct ctx *cx, struct request *rq, struct response *rs)
{
	const struct thing_form *f = rq->typed;
	handled++;
	if (!strcmp(f->name, "taken"))
		return refuse(cx, E_CONFLICT);
	if (!strcmp(f->name, "busy"))
		return refuse(cx, E_BUSY);
	rs->location = "/things/7";
	rs->flash = "error.not_found";
	rs->flash_undo = "/things/7/undo";
	return OK;
}

static enum err again(struct ctx *cx, [[maybe_unused]] struct request *rq, struct response *rs)
{
	rs->location = "/things/7";
	return ++tries < 10 ? refuse(cx, E_RETRY) : OK;
}

static enum err slow(struct ctx *cx, struct request *rq, struct response *rs)
{
	usleep(300000);
	return show(cx, rq, rs);
}

static enum err take_file(struct ctx *cx, struct request *rq, struct response *rs)
{
	assert_int_equal(rq->upload_count, 1);
	struct thing_view *v = arena_new(cx->arena, struct thing_view);
	record_blank(&thing_view_record, v);
	v->id = rq->uploads[0].size;
	v->text = rq->uploads[0].name;
	rs->view = v;
	return OK;
}

static enum err file(struct ctx *cx, struct request *rq, struct response *rs)
{
	(void)rq;
	rs->body = arena_new(cx->arena, struct buf);
	buf_init(rs->body, 1000);
	buf_str(rs->body, "a,b\r\n");
	rs->type = "text/csv; charset=utf-8";
	rs->file_name = "kunder å.csv";
	return OK;
}

static enum err sign_in(struct ctx *cx, struct request *rq, struct response *rs)
{
	(void)cx;
	rs->set_cookie_session = "good";
	rs->location = http_local(form_get(rq, "next"));
	if (!rs->location)
		rs->location = "/";
	return OK;
}

#define READ_ONE NEED_OF(2, READ)
static const struct route routes[] = {
    {GET, "/", "t_thing", NEED_ANYONE, TX_READ, NULL, &query_record, &thing_view_record, show, "Start"},
    {GET, "/big", "t_thing", NEED_ANYONE, TX_READ, NULL, NULL, &thing_view_record, show_big, "Long page"},
    {GET, "/words/:word", "t_thing", NEED_ANYONE, TX_NONE, NULL, NULL, &thing_view_record, show, "Word"},
    {GET, "/words/new", "t_thing", NEED_ANYONE, TX_NONE, NULL, NULL, &thing_view_record, show, "Literal"},
    {GET, "/things/:id", "t_thing", READ_ONE, TX_READ, NULL, NULL, &thing_view_record, show, "Thing"},
    {POST, "/things/:id", NULL, NEED_OF(2, WRITE), TX_WRITE, &thing_form_record, NULL, NULL, save, "Save"},
    {POST, "/things/:id/again", NULL, NEED_OF(2, WRITE), TX_WRITE, NULL, NULL, NULL, again, "Retry"},
    {GET, "/slow", "t_thing", NEED_ANYONE, TX_READ, NULL, NULL, &thing_view_record, slow, "Slow", R_SLOW},
    {POST, "/files", NULL, NEED(1, WRITE), TX_WRITE, NULL, NULL, &thing_view_record, take_file, "File", R_UPLOAD},
    {GET, "/files/list.csv", NULL, NEED_ANYONE, TX_READ, NULL, NULL, NULL, file, "CSV"},
    {POST, "/sign-in", NULL, NEED(0, WRITE), TX_WRITE, NULL, NULL, NULL, sign_in, "Sign in", R_NO_CSRF | R_FREE_FORM},
};

static enum err find_session(struct ctx *cx, struct request *rq, struct session **ret)
{
	bool cookie = rq->cookie_session && !strcmp(rq->cookie_session, "good");
	bool key = rq->bearer && (!strcmp(rq->bearer, "key") || !strcmp(rq->bearer, "reader"));
	*ret = NULL;
	if (!cookie && !key)
		return OK;
	struct session *s = arena_new(cx->arena, struct session);
	*s = (struct session){.user = 5, .name = "Kari", .csrf = "secret", .lang = LANG_EN, .api = key};
	s->read_only = key && !strcmp(rq->bearer, "reader");
	*ret = s;
	return OK;
}

static enum err may(struct ctx *cx, const struct session *s, const struct need *need, int64_t account)
{
	(void)s, (void)need;
	if (account == 403)
		return refuse(cx, E_FORBIDDEN);
	return account == 404 ? refuse(cx, E_NOT_FOUND) : OK;
}

static enum err fill_frame(struct ctx *cx, const struct request *rq, const struct response *rs, void **ret)
{
	(void)rs;
	struct test_frame *f = arena_new(cx->arena, struct test_frame);
	f->csrf = rq->session ? rq->session->csrf : NULL;
	f->flash = rq->flash;
	http_errors(cx, rq, &f->errors);
	*ret = f;
	return OK;
}

static enum err fill_error(struct ctx *cx, const struct request *rq, enum err err, void **ret)
{
	(void)rq;
	struct thing_view *v = arena_new(cx->arena, struct thing_view);
	record_blank(&thing_view_record, v);
	v->text = err_info(err)->name;
	*ret = v;
	return OK;
}

static const char *source(const char *name)
{
	if (!strcmp(name, "t_error"))
		return "<h1>error {text}</h1>";
	if (!strcmp(name, "t_layout"))
		return "<!doctype html><title>x</title><body>{if flash}<i>{flash}</i>{end}"
		       "{each errors}<p>{field}:{message}</p>{end}{slot content}";
	return "{layout t_layout}<p>{id} {text}</p><form method=\"post\">{csrf}"
	       "<input name=\"name\" value=\"{form.name}\"><input name=\"amount\" value=\"{form.amount|plain}\">"
	       "<input name=\"day\" value=\"{form.day|plain}\">"
	       "<input type=\"checkbox\" name=\"open\"{if form.open} checked{end}></form>";
}

static const char *none([[maybe_unused]] const char *name)
{
	return NULL;
}

static const struct http_hooks hooks = {
    .session = find_session,
    .allowed = may,
    .frame = fill_frame,
    .frame_record = &frame_record,
    .error_page = "t_error",
    .error_record = &thing_view_record,
    .error_view = fill_error,
    .sign_in_path = "/sign-in",
};

/* ---- asking ---- */

static struct http_server *srv;
static char reply[1 << 18];
static size_t reply_len;

static int dial(void)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)http_port(srv))};
	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct timeval five = {.tv_sec = 5};
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &five, sizeof five);
	assert_int_equal(connect(fd, (struct sockaddr *)&a, sizeof a), 0);
	return fd;
}

static void read_all(int fd)
{
	reply_len = 0;
	for (ssize_t n; (n = read(fd, reply + reply_len, sizeof reply - 1 - reply_len)) > 0;)
		reply_len += (size_t)n;
	reply[reply_len] = '\0';
}

/* Send bytes on a connection of its own, read to its end; the status. */
static int ask_bytes(const char *bytes, size_t n)
{
	int fd = dial(), status = 0;
	for (size_t done = 0; done < n;) {
		ssize_t some = send(fd, bytes + done, n - done, MSG_NOSIGNAL);
		if (some <= 0)
			break;
		done += (size_t)some;
	}
	read_all(fd);
	close(fd);
	sscanf(reply, "HTTP/1.%*d %d", &status);
	return status;
}

/* A request line and further header lines (each ended by \r\n); Host and Connection: close are added. */
static int ask(const char *line, const char *headers, const char *body)
{
	char text[8192];
	int n = snprintf(text, sizeof text, "%s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n%s", line,
	                 http_port(srv), headers);
	if (body)
		n += snprintf(text + n, sizeof text - (size_t)n, "Content-Length: %zu\r\n", strlen(body));
	n += snprintf(text + n, sizeof text - (size_t)n, "\r\n%s", body ? body : "");
	return ask_bytes(text, (size_t)n);
}

#define FORM_TYPE "Content-Type: application/x-www-form-urlencoded\r\n"
#define COOKIE    "Cookie: hjul=good\r\n"
#define HTML      "Accept: text/html\r\n"
#define JSON      "Accept: application/json\r\n"
#define KEY       "Authorization: Bearer key\r\n"

static bool has(const char *text)
{
	return strstr(reply, text) != NULL;
}

static void expect(int got, int status, const char *text)
{
	if (got != status || !has(text))
		fail_msg("wanted %d and %s, got %s", status, text, reply);
}

static void pages(void **state)
{
	(void)state;
	expect(ask("GET /", HTML, NULL), 200, "text &lt;b&gt;");
	expect(ask("GET /?page=3&unknown=x", HTML, NULL), 200, "page 3");
	expect(ask("GET /?page=10", HTML, NULL), 422, "E_INVALID");
	expect(ask("GET /", JSON, NULL), 200, "\"text\":\"text <b>\"");
	expect(ask("GET /words/bl%C3%A5", HTML, NULL), 200, "blå");
	expect(ask("GET /words/x.json", HTML, NULL), 200, "\"text\":\"x\"");
	expect(ask("GET /words/new", HTML, NULL), 200, "text &lt;b&gt;");
	expect(ask("GET /words/new/", HTML, NULL), 308, "Location: /words/new\r\n");
	expect(ask("GET /nowhere", HTML, NULL), 404, "<h1>error E_NOT_FOUND</h1>");
	expect(ask("GET /nowhere", JSON, NULL), 404, "{\"error\":\"E_NOT_FOUND\"");
	expect(ask("GET /things/0", HTML COOKIE, NULL), 404, "E_NOT_FOUND");
	expect(ask("GET /things/01", HTML COOKIE, NULL), 404, "E_NOT_FOUND");
	expect(ask("GET /things/9007199254740992", HTML COOKIE, NULL), 404, "E_NOT_FOUND");
	expect(ask("DELETE /things/7", COOKIE, NULL), 405, "Allow: GET, HEAD, POST\r\n");
	expect(ask("POST /big", COOKIE, ""), 405, "Allow: GET, HEAD\r\n");
	expect(ask("GET /sign-in", COOKIE, NULL), 405, "Allow: POST\r\n");
	expect(ask("GET /files/list.csv", "", NULL), 200,
	       "attachment; filename=\"kunder __.csv\"; filename*=UTF-8''kunder%20%C3%A5.csv");
	expect(ask("GET http://localhost/words/absolute", HTML, NULL), 200, "absolute");
	expect(ask("GET /", HTML, NULL), 200, "Content-Security-Policy: default-src 'none'; script-src 'self';");
	assert_true(has("X-Content-Type-Options: nosniff") && has("Cache-Control: private, no-cache"));
	assert_false(has("Strict-Transport-Security"));
}

static void head_has_no_body(void **state)
{
	(void)state;
	expect(ask("HEAD /big", HTML, NULL), 200, "Content-Length: 2");
	assert_string_equal(strstr(reply, "\r\n\r\n"), "\r\n\r\n");
}

static void unchanged_pages(void **state)
{
	(void)state;
	char tag[100] = "", header[200];
	expect(ask("GET /big", HTML, NULL), 200, "ETag: W/\"");
	sscanf(strstr(reply, "ETag: "), "ETag: %99s", tag);
	snprintf(header, sizeof header, HTML "If-None-Match: \"other\", %s\r\n", tag);
	expect(ask("GET /big", header, NULL), 304, tag);
	assert_string_equal(strstr(reply, "\r\n\r\n"), "\r\n\r\n");
	expect(ask("GET /", header, NULL), 200, "ETag");
}

static void access_is_checked(void **state)
{
	(void)state;
	expect(ask("GET /things/7", HTML, NULL), 303, "Location: /sign-in?next=%2Fthings%2F7\r\n");
	expect(ask("GET /things/7", JSON, NULL), 401, "E_UNAUTHENTICATED");
	expect(ask("GET /things/7", HTML "Cookie: hjul=bad\r\n", NULL), 303, "sign-in");
	expect(ask("GET /things/7", HTML COOKIE, NULL), 200, "<p>7 ");
	expect(ask("GET /things/403", HTML COOKIE, NULL), 403, "E_FORBIDDEN");
	expect(ask("GET /things/404", HTML COOKIE, NULL), 404, "E_NOT_FOUND");
	expect(ask("GET /things/7", KEY, NULL), 200, "\"id\":7");
	expect(ask("GET /things/7", "Authorization: Bearer no\r\n", NULL), 401, "E_UNAUTHENTICATED");
	/* A wrong key is not rescued by a good cookie. */
	expect(ask("GET /things/7", "Authorization: Bearer no\r\n" COOKIE, NULL), 401, "E_UNAUTHENTICATED");
	expect(ask("POST /things/7", "Authorization: Bearer reader\r\n" FORM_TYPE, "name=x"), 403, "E_FORBIDDEN");
}

static void writes_come_from_our_pages(void **state)
{
	(void)state;
	char own[200], other_port[200];
	snprintf(own, sizeof own, HTML COOKIE FORM_TYPE "Origin: http://localhost:%d\r\n", http_port(srv));
	snprintf(other_port, sizeof other_port, HTML COOKIE FORM_TYPE "Origin: http://localhost:%d\r\n",
	         http_port(srv) + 1);
	int before = handled;
	static const char *const refused[][2] = {
	    {HTML COOKIE FORM_TYPE, "name=x"},
	    {HTML COOKIE FORM_TYPE, "name=x&csrf="},
	    {HTML COOKIE FORM_TYPE, "name=x&csrf=secre"},
	    {HTML COOKIE FORM_TYPE, "name=x&csrf=wrong1"},
	    {HTML COOKIE FORM_TYPE "Origin: https://evil.example\r\n", "name=x&csrf=secret"},
	    {HTML COOKIE FORM_TYPE "Origin: null\r\n", "name=x&csrf=secret"},
	    {HTML COOKIE FORM_TYPE "Sec-Fetch-Site: cross-site\r\n", "name=x&csrf=secret"},
	    {HTML COOKIE FORM_TYPE "Sec-Fetch-Site: same-site\r\n", "name=x&csrf=secret"},
	    {JSON COOKIE "Content-Type: application/json\r\n", "{\"name\":\"x\"}"},
	    {JSON COOKIE "Content-Type: application/json\r\nX-CSRF: no\r\n", "{\"name\":\"x\"}"},
	    {HTML COOKIE "Content-Type: multipart/form-data; boundary=b\r\n",
	     "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nx\r\n--b--"},
	};
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
		expect(ask("POST /things/7", refused[i][0], refused[i][1]), 403, "E_FORBIDDEN");
	expect(ask("POST /things/7", HTML COOKIE "Content-Type: text/plain\r\n", "name=x&csrf=secret"), 400, "");
	expect(ask("POST /things/7", other_port, "name=x&csrf=secret"), 403, "E_FORBIDDEN");
	assert_int_equal(handled, before);
	expect(ask("POST /things/7", own, "name=x&csrf=secret"), 303, "Location: /things/7\r\n");
	expect(ask("POST /things/7", HTML COOKIE FORM_TYPE, "name=x&csrf=secret"), 303, "Location: /things/7\r\n");
	expect(ask("POST /things/7", JSON COOKIE "X-CSRF: secret\r\nContent-Type: application/json\r\n",
	           "{\"name\":\"x\"}"),
	       200, "{\"ok\":true,\"location\":\"/things/7\"}");
	expect(ask("POST /things/7", HTML COOKIE "Content-Type: multipart/form-data; boundary=b\r\n",
	           "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nsecret\r\n"
	           "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nx\r\n--b--"),
	       303, "Location");
	expect(ask("POST /things/7", KEY FORM_TYPE "Origin: https://evil.example\r\n", "name=x"), 200, "\"ok\":true");
	expect(ask("PUT /things/7", KEY FORM_TYPE, "name=x"), 200, "\"ok\":true");
	assert_int_equal(handled, before + 6);
	/* Signed out, the origin alone decides. */
	expect(ask("POST /sign-in", HTML FORM_TYPE "Origin: https://evil.example\r\n", "a=b"), 403, "E_FORBIDDEN");
	expect(ask("POST /sign-in", HTML FORM_TYPE, "next=//evil.example"), 303, "Location: /\r\n");
	assert_true(has("Set-Cookie: hjul=good; Path=/; HttpOnly; SameSite=Lax\r\n"));
	expect(ask("POST /sign-in", HTML FORM_TYPE, "next=/things/7?a=b"), 303, "Location: /things/7?a=b\r\n");
}

static void refused_forms_come_back(void **state)
{
	(void)state;
	expect(ask("POST /things/7", HTML COOKIE FORM_TYPE,
	           "csrf=secret&name=far+too+long+a+name&amount=1x2&day=31.02.&open=on"),
	       422, "value=\"far too long a name\"");
	assert_true(has("value=\"1x2\"") && has("value=\"31.02.\"") && has(" checked") && has("<p>amount:") &&
	            has("<p>name:"));
	assert_true(has("<p>7 text"));
	expect(ask("POST /things/7", HTML COOKIE FORM_TYPE, "csrf=secret&amount=5"), 422, "<p>name:");
	assert_true(has("value=\"5\""));
	assert_false(has("stored"));
	expect(ask("POST /things/7", HTML COOKIE FORM_TYPE, "csrf=secret&name=taken&amount=6"), 409, "value=\"taken\"");
	expect(ask("POST /things/7", HTML COOKIE FORM_TYPE, "csrf=secret&name=busy&amount=6"), 503, "value=\"busy\"");
	expect(ask("POST /things/7", HTML COOKIE FORM_TYPE, "csrf=secret&name=x&amount=%22%3E%3Cb%3E"), 422,
	       "value=\"&quot;&gt;&lt;b&gt;\"");
	expect(ask("POST /things/7", HTML COOKIE FORM_TYPE, "csrf=secret&name=x&role=1"), 422, "<p>role:");
	expect(ask("POST /things/7", KEY FORM_TYPE, "amount=0"), 422, "\"fields\":[{\"field\":\"amount\"");
	expect(ask("POST /things/7", KEY FORM_TYPE, "name=%ff"), 400, "E_USAGE");
	/* No trace of it on the next page. */
	expect(ask("GET /things/7", HTML COOKIE, NULL), 200, "stored");
	assert_false(has("<p>name:"));
}

static void messages_after_redirects(void **state)
{
	(void)state;
	expect(ask("POST /things/7", HTML COOKIE FORM_TYPE, "csrf=secret&name=x"), 303,
	       "; Path=/; HttpOnly; SameSite=Lax; Max-Age=60\r\n");
	char proof[33] = "", cookies[300];
	const char *at = strstr(reply, "hjul_said=error.not_found!/things/7/undo.");
	assert_non_null(at);
	memcpy(proof, at + 41, 32);
	snprintf(cookies, sizeof cookies, HTML "Cookie: hjul=good; hjul_said=error.not_found!/things/7/undo.%s\r\n",
	         proof);
	expect(ask("GET /", cookies, NULL), 200, "<i>error.not_found</i>");
	assert_true(has("Set-Cookie: hjul_said=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0\r\n"));
	/* Another host of the domain may set our cookies, but cannot know the session's secret. */
	const char *const forged[][3] = {{"hjul=good; ", "error.not_found!/things/8/undo.", proof},
	                                 {"hjul=good; ", "error.not_found.", proof},
	                                 {"hjul=good; ", "error.not_found!/things/7/undo", ""},
	                                 {"", "error.not_found!/things/7/undo.", proof}};
	for (size_t i = 0; i < sizeof forged / sizeof forged[0]; i++) {
		snprintf(cookies, sizeof cookies, HTML "Cookie: %shjul_said=%s%s\r\n", forged[i][0], forged[i][1],
		         forged[i][2]);
		expect(ask("GET /", cookies, NULL), 200, "<p>");
		assert_false(has("<i>"));
	}
}

static void conflicts_run_again(void **state)
{
	(void)state;
	tries = 0; /* nine refusals, then well; how long it goes on: test/program/waiting */
	expect(ask("POST /things/7/again", KEY, ""), 200, "\"ok\":true");
	assert_int_equal(tries, 10);
}

static void slow_work_holds_nobody_up(void **state)
{
	(void)state;
	int fd[3];
	for (int i = 0; i < 3; i++) {
		char line[200];
		fd[i] = dial();
		int n =
		    snprintf(line, sizeof line, "GET /slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
		assert_int_equal(write(fd[i], line, (size_t)n), n);
	}
	int64_t start = clock_monotonic_us();
	for (int i = 0; i < 5; i++)
		expect(ask("GET /", HTML, NULL), 200, "text");
	assert_true(clock_monotonic_us() - start < 250000);
	for (int i = 0; i < 3; i++) {
		read_all(fd[i]);
		close(fd[i]);
		assert_true(has("HTTP/1.1 200"));
	}
}

static void files(void **state)
{
	(void)state;
	static const char body[] =
	    "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nsecret\r\n"
	    "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"..\\a.csv\"\r\n\r\n12345\r\n--b--";
	expect(ask("POST /files", JSON COOKIE "Content-Type: multipart/form-data; boundary=b\r\n", body), 200,
	       "{\"id\":5,\"text\":\"a.csv\"");
	/* Access is asked for before the file is read. */
	expect(ask("POST /files", JSON "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000000\r\n",
	           NULL),
	       401, "E_UNAUTHENTICATED");
	expect(ask("POST /files",
	           JSON COOKIE "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 9000000000\r\n", NULL),
	       413, "E_TOO_LARGE");
	/* A route that takes no files refuses one. */
	expect(ask("POST /things/7", JSON COOKIE "X-CSRF: secret\r\nContent-Type: multipart/form-data; boundary=b\r\n",
	           body),
	       400, "E_USAGE");
}

static void limits(void **state)
{
	(void)state;
	expect(ask("POST /things/7", KEY FORM_TYPE "Content-Length: 1048577\r\n", NULL), 413, "E_TOO_LARGE");
	expect(ask("GET /%2e%2e/x", HTML, NULL), 400, "");
	expect(ask("GET //x", HTML, NULL), 400, "");
	expect(ask("GET /a%2fb", HTML, NULL), 400, "");
	expect(ask("GET /a%00b", HTML, NULL), 400, "");
	expect(ask("GET /", "Host: localhost\r\n", NULL), 400, "");
	char text[20000];
	size_t n = (size_t)snprintf(text, sizeof text, "GET /");
	memset(text + n, 'a', 9000);
	n += 9000;
	n += (size_t)snprintf(text + n, sizeof text - n, " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
	expect(ask_bytes(text, n), 414, "");
	static const char evil[] = "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
	expect(ask_bytes(evil, sizeof evil - 1), 403, "");
	static const char both[] = "POST /things/7 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
	                           "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
	expect(ask_bytes(both, sizeof both - 1), 400, "");
	static const char chunks[] =
	    "POST /things/7 HTTP/1.1\r\nHost: localhost\r\n" KEY FORM_TYPE "Connection: close\r\n"
	    "Transfer-Encoding: chunked\r\n\r\n3\r\nnam\r\n3\r\ne=x\r\n0\r\n\r\n";
	expect(ask_bytes(chunks, sizeof chunks - 1), 200, "\"ok\":true");
}

/* ---- start and stop ---- */

static struct arena arena;
static struct ctx cx;
static char base[64];

static struct db *made; /* open as long as it is served: one that nobody wrote to goes when it is closed */

static int start(void **state)
{
	(void)state;
	arena_init(&arena);
	cx = (struct ctx){.arena = &arena, .now = clock_now()};
	tmpl_hooks_set(&(struct tmpl_hooks){tr, tr_exists, fmt_field_as, fmt_int, source, none, none, http_typed});
	snprintf(base, sizeof base, "/tmp/hjul-http-test-%d.db", (int)getpid());
	if (db_open(&cx, base, true, &made) != OK)
		return 1;
	const struct http_config config = {.listen = "127.0.0.1:0", .workers = 2, .db = base};
	const struct route_set set = {.routes = routes, .count = sizeof routes / sizeof routes[0]};
	return http_start(&cx, &config, &hooks, &set, 1, &srv) == OK ? 0 : 1;
}

static int stop(void **state)
{
	(void)state;
	if (srv)
		http_stop(srv);
	if (made)
		db_close(made);
	arena_fini(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pages),
	    cmocka_unit_test(head_has_no_body),
	    cmocka_unit_test(unchanged_pages),
	    cmocka_unit_test(access_is_checked),
	    cmocka_unit_test(writes_come_from_our_pages),
	    cmocka_unit_test(refused_forms_come_back),
	    cmocka_unit_test(messages_after_redirects),
	    cmocka_unit_test(conflicts_run_again),
	    cmocka_unit_test(slow_work_holds_nobody_up),
	    cmocka_unit_test(files),
	    cmocka_unit_test(limits),
	};
	return cmocka_run_group_tests(tests, start, stop);
}
