#include "http/multipart.h"

#include "base/arena.h"
#include "base/text.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { MAX_PART_HEAD = 4096, MAX_HEADS = 1 << 20 /* of all parts together */, MAX_BOUNDARY = 70, NAME_CHARS = 200 };
enum place { BEFORE, HEAD, FIELD, SKIPPED, TO_FILE, AFTER };

struct part {
	const char *name, *value; /* value NULL: a file */
	struct upload file;
};

struct multipart {
	struct multipart_limits limits;
	struct arena arena;
	char mark[MAX_BOUNDARY + 5]; /* "\r\n--boundary" */
	size_t mark_len;
	enum place place;
	enum err err;
	struct buf in; /* not yet understood; begins with a "\r\n" that was never sent, before the first boundary */
	struct buf value;
	struct part *parts;
	size_t part_count, part_room; /* those that are kept */
	size_t seen, head_bytes;      /* all of them, and their heads */
	size_t value_bytes;
	int64_t file_bytes;
	int fd;
};

/* The boundary of "multipart/form-data; boundary=…", quoted or not; false when there is none. */
static bool boundary(const char *type, char *out, size_t size)
{
	const char *s = strcasestr(type, "boundary=");
	if (strncasecmp(type, "multipart/form-data", 19) != 0 || !s)
		return false;
	s += 9;
	bool quoted = *s == '"';
	s += quoted;
	size_t n = strcspn(s, quoted ? "\"" : " \t;,");
	if (n == 0 || n > MAX_BOUNDARY || n >= size || (quoted && s[n] != '"'))
		return false;
	for (size_t i = 0; i < n; i++)
		if (s[i] < 0x20 || s[i] > 0x7e)
			return false;
	memcpy(out, s, n);
	out[n] = '\0';
	return true;
}

struct multipart *multipart_create(const char *type, const struct multipart_limits *limits)
{
	char b[MAX_BOUNDARY + 1];
	if (!type || !boundary(type, b, sizeof b))
		return NULL;
	struct multipart *m = calloc(1, sizeof *m);
	if (!m)
		abort();
	m->limits = *limits;
	arena_init(&m->arena);
	m->mark_len = (size_t)snprintf(m->mark, sizeof m->mark, "\r\n--%s", b);
	buf_init(&m->in, (size_t)8 << 20);
	buf_init(&m->value, limits->field_bytes);
	buf_str(&m->in, "\r\n");
	m->fd = -1;
	return m;
}

void multipart_destroy(struct multipart *m)
{
	if (!m)
		return;
	if (m->fd >= 0)
		close(m->fd);
	for (size_t i = 0; i < m->part_count; i++)
		if (m->parts[i].file.path)
			unlink(m->parts[i].file.path);
	buf_fini(&m->in);
	buf_fini(&m->value);
	arena_fini(&m->arena);
	free(m);
}

/* A parameter of Content-Disposition, decoded as browsers write it (%22 for a quote, %0D%0A for line ends); NULL if absent. */
static char *parameter(struct multipart *m, const char *line, const char *name)
{
	size_t n = strlen(name);
	for (const char *s = line; (s = strchr(s, ';'));) {
		s += 1 + strspn(s + 1, " \t");
		if (strncasecmp(s, name, n) != 0 || s[n] != '=' || s[n + 1] != '"')
			continue;
		const char *value = s + n + 2, *end = strchr(value, '"');
		if (!end)
			return NULL;
		char *text = arena_strndup(&m->arena, value, (size_t)(end - value)), *to = text;
		for (const char *p = text; *p; to++) {
			bool quote = !strncmp(p, "%22", 3);
			*to = quote ? '"' : *p;
			p += quote ? 3 : 1;
		}
		*to = '\0';
		return text;
	}
	return NULL;
}

/* The name shown for a file: the last part of what was sent, made plain. Never used as a path. */
static const char *plain_name(struct multipart *m, char *name)
{
	for (char *p = name; *p; p++)
		if (*p == '/' || *p == '\\')
			name = p + 1;
	return *name ? text_plain(&m->arena, name, NAME_CHARS) : "file";
}

static enum err open_file(struct multipart *m, struct part *p)
{
	if (m->limits.file_bytes == 0)
		return E_USAGE;
	char *path = arena_printf(&m->arena, "%s/hjul-upload-XXXXXX", m->limits.dir);
	m->fd = mkostemp(path, O_CLOEXEC);
	if (m->fd < 0)
		return E_IO;
	p->file.path = path;
	return OK;
}

static struct part *new_part(struct multipart *m)
{
	if (m->part_count == m->part_room) {
		m->part_room = m->part_room ? 2 * m->part_room : 16;
		struct part *more = arena_array(&m->arena, struct part, m->part_room);
		if (m->part_count)
			memcpy(more, m->parts, m->part_count * sizeof *more);
		m->parts = more;
	}
	struct part *p = &m->parts[m->part_count++];
	*p = (struct part){0};
	return p;
}

/* A part's head is complete: what is it? A file field left empty by the browser (no name, no bytes) is skipped, but counts. */
static enum err begin_part(struct multipart *m, char *head)
{
	char *disposition = NULL;
	for (char *line = head, *next; line; line = next) {
		next = strstr(line, "\r\n");
		if (next) {
			*next = '\0';
			next += 2;
		}
		if (!strncasecmp(line, "Content-Disposition:", 20))
			disposition = line + 20;
		else if (!strncasecmp(line, "Content-Transfer-Encoding:", 26))
			return E_USAGE;
	}
	if (!disposition || strncasecmp(disposition + strspn(disposition, " \t"), "form-data", 9) != 0)
		return E_USAGE;
	char *name = parameter(m, disposition, "name"), *file = parameter(m, disposition, "filename");
	if (!name || !utf8_valid(name, strlen(name)))
		return E_USAGE;
	buf_clear(&m->value);
	m->place = !file ? FIELD : *file ? TO_FILE : SKIPPED;
	if (m->place == SKIPPED)
		return OK;
	struct part *p = new_part(m);
	p->name = name;
	if (m->place == FIELD)
		return OK;
	p->file = (struct upload){.field = name, .name = plain_name(m, file)};
	return open_file(m, p);
}

static enum err end_part(struct multipart *m)
{
	if (m->place == TO_FILE) {
		int bad = close(m->fd);
		m->fd = -1;
		return bad ? E_IO : OK;
	}
	if (m->place != FIELD)
		return OK;
	if (memchr(m->value.p, '\0', m->value.len) || !utf8_valid(m->value.p, m->value.len))
		return E_USAGE;
	m->parts[m->part_count - 1].value = arena_strndup(&m->arena, m->value.p, m->value.len);
	return OK;
}

static enum err take(struct multipart *m, const char *bytes, size_t n)
{
	if (m->place == FIELD) {
		m->value_bytes += n;
		if (m->value_bytes > m->limits.field_bytes)
			return E_TOO_LARGE;
		buf_add(&m->value, bytes, n);
		return OK;
	}
	if (m->place != TO_FILE)
		return n > 0 ? E_USAGE : OK; /* before the first boundary, or in a file without a name */
	m->file_bytes += (int64_t)n;
	if (m->file_bytes > m->limits.file_bytes)
		return E_TOO_LARGE;
	m->parts[m->part_count - 1].file.size += (int64_t)n;
	while (n > 0) {
		ssize_t done = write(m->fd, bytes, n);
		if (done < 0)
			return E_IO;
		bytes += done;
		n -= (size_t)done;
	}
	return OK;
}

/* One step through m->in from `at`; *ret_used = 0 when more bytes are needed. */
static enum err step(struct multipart *m, size_t at, size_t *ret_used)
{
	char *s = m->in.p + at;
	size_t n = m->in.len - at;
	*ret_used = 0;
	if (m->place == AFTER) {
		*ret_used = n; /* an epilogue says nothing */
		return OK;
	}
	if (m->place == HEAD) {
		char *end = memmem(s, n, "\r\n\r\n", 4);
		if (!end || end - s > MAX_PART_HEAD)
			return end || n > MAX_PART_HEAD ? E_USAGE : OK;
		*end = '\0';
		if (memchr(s, '\0', (size_t)(end - s)))
			return E_USAGE;
		*ret_used = (size_t)(end - s) + 4;
		m->head_bytes += *ret_used;
		if (++m->seen > m->limits.fields || m->head_bytes > MAX_HEADS)
			return E_TOO_LARGE;
		return begin_part(m, s);
	}
	char *mark = memmem(s, n, m->mark, m->mark_len);
	if (!mark) {
		size_t sure = n > m->mark_len ? n - m->mark_len : 0;
		*ret_used = sure;
		return take(m, s, sure);
	}
	size_t before = (size_t)(mark - s);
	if (n - before < m->mark_len + 2) { /* "--" or line end not here yet */
		*ret_used = before;
		return take(m, s, before);
	}
	if (m->place == BEFORE && before > 0)
		return E_USAGE;
	TRY(take(m, s, before));
	TRY(end_part(m));
	const char *tail = mark + m->mark_len;
	if (memcmp(tail, "--", 2) != 0 && memcmp(tail, "\r\n", 2) != 0)
		return E_USAGE;
	m->place = *tail == '-' ? AFTER : HEAD;
	*ret_used = before + m->mark_len + 2;
	return OK;
}

enum err multipart_feed(struct multipart *m, const char *bytes, size_t n)
{
	if (m->err != OK)
		return m->err;
	while (n > 0 && m->err == OK) {
		size_t some = n < (1 << 16) ? n : 1 << 16, at = 0, used;
		buf_add(&m->in, bytes, some);
		bytes += some;
		n -= some;
		do {
			m->err = step(m, at, &used);
			at += used;
		} while (m->err == OK && used > 0 && at < m->in.len);
		memmove(m->in.p, m->in.p + at, m->in.len - at);
		m->in.len -= at;
	}
	return m->err;
}

enum err multipart_end(struct multipart *m)
{
	if (m->err == OK && m->place != AFTER)
		m->err = E_USAGE;
	return m->err;
}

size_t multipart_count(const struct multipart *m)
{
	return m->part_count;
}

bool multipart_part(const struct multipart *m, size_t i, struct pair *ret_field, struct upload *ret_file)
{
	const struct part *p = &m->parts[i];
	*ret_field = (struct pair){p->name, p->value ? p->value : ""};
	*ret_file = p->file;
	return p->file.path != NULL;
}
