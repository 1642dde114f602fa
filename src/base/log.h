/* Log: one structured line (logfmt: key=value) to standard error per event. Secrets are never passed here. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG };
void log_level_set(enum log_level);
/* log_line(LOG_INFO, "event", "route=%s ms=%d", …). The caller puts quotes round values that have spaces. */
[[gnu::format(printf, 3, 4)]] void log_line(enum log_level, const char *event, const char *fmt, ...);

#endif
