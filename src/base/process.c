#include "base/process.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { HOST_MAX = 64 };

static char own_name[HOST_MAX + 64];

/* When process `pid` started, in the kernel's ticks. 0: there is none. */
static unsigned long long started_at(long pid)
{
	char path[64], text[1024];
	unsigned long long ticks = 0;
	snprintf(path, sizeof path, "/proc/%ld/stat", pid);
	FILE *f = fopen(path, "re");
	if (!f)
		return 0;
	size_t n = fread(text, 1, sizeof text - 1, f);
	fclose(f);
	text[n] = 0;
	char *p = strrchr(text, ')'); /* the program's name before it may hold anything */
	for (int field = 2; p && field < 22; field++)
		p = strchr(p + 1, ' ');
	if (p)
		sscanf(p, "%llu", &ticks);
	return ticks;
}

static const char *host(char out[HOST_MAX])
{
	if (gethostname(out, HOST_MAX) != 0)
		strcpy(out, "?");
	out[HOST_MAX - 1] = 0;
	for (char *p = out; *p; p++)
		if (*p == ' ')
			*p = '-';
	return out;
}

static void make_name(void)
{
	char name[HOST_MAX];
	snprintf(own_name, sizeof own_name, "%s %ld %llu", host(name), (long)getpid(), started_at(getpid()));
}

const char *process_name(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, make_name);
	return own_name;
}

enum process_state process_state(const char *name)
{
	char there[HOST_MAX + 1] = "", here[HOST_MAX];
	long pid = 0;
	unsigned long long start = 0;
	if (!name || sscanf(name, "%64s %ld %llu", there, &pid, &start) != 3)
		return PROCESS_GONE;
	if (strcmp(there, host(here)) != 0)
		return PROCESS_ELSEWHERE;
	return start && started_at(pid) == start ? PROCESS_LIVES : PROCESS_GONE;
}
