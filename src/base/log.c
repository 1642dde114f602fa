#include "base/log.h"

#include "base/clock.h"

#include <stdarg.h>
#include <stdio.h>
#include <threads.h>
#include <unistd.h>

static enum log_level level = LOG_INFO;

void log_level_set(enum log_level l)
{
	level = l;
}

const char *log_quoted(const char *s)
{
	enum { AT_ONCE = 4, LONGEST = 400 };
	static thread_local char room[AT_ONCE][2 * LONGEST + 3];
	static thread_local unsigned next;
	char *out = room[next++ % AT_ONCE], *to = out;
	*to++ = '"';
	for (size_t n = 0; s && s[n] && n < LONGEST; n++) {
		if (s[n] == '"' || s[n] == '\\')
			*to++ = '\\';
		*to++ = s[n];
	}
	*to++ = '"';
	*to = '\0';
	return out;
}

void log_line(enum log_level l, const char *event, const char *fmt, ...)
{
	static const char *const names[] = {"error", "warn", "info", "debug"};
	if (l > level)
		return;
	char line[4096];
	int n = snprintf(line, sizeof line, "t=%lld level=%s event=%s ", (long long)clock_now(), names[l], event);
	va_list ap;
	va_start(ap, fmt);
	int m = vsnprintf(line + n, sizeof line - (size_t)n - 1, fmt, ap);
	va_end(ap);
	size_t len = (size_t)n + (m < 0 ? 0 : (size_t)m);
	if (len > sizeof line - 2)
		len = sizeof line - 2;
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)line[i] < 0x20)
			line[i] = ' '; /* one event is one line, whatever a client sent */
	line[len++] = '\n';
	/* One write, so that lines of several threads do not mix; a full disk must not stop the work. */
	if (write(STDERR_FILENO, line, len) < 0)
		return;
}
