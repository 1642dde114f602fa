#include "base/log.h"

#include "base/clock.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

static enum log_level level = LOG_INFO;

void log_level_set(enum log_level l)
{
	level = l;
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
