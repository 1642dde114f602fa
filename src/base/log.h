/* Log: one structured line (logfmt: key=value) to standard error per event. Secrets are never passed here. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG };
void log_level_set(enum log_level);
/* log_line(LOG_INFO, "event", "route=%s why=%s ms=%d", …, log_quoted(text), …). A value that may have blanks or quotes
 * goes through log_quoted, which puts quotes round it and a backslash before those in it, and cuts what is longer than
 * 400 bytes; what it answers is good until its fourth call from here, on this thread. */
const char *log_quoted(const char *);
[[gnu::format(printf, 3, 4)]] void log_line(enum log_level, const char *event, const char *fmt, ...);

#endif
