/* Who works: a process by a name that another one, also on another machine, can look up again. */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

/* This process as "HOST PID START"; START tells it from a later process that was given the same number. Lives as long as the program. */
const char *process_name(void);

enum process_state {
	PROCESS_LIVES,    /* on this machine */
	PROCESS_GONE,     /* it was on this machine; or the name is none (NULL, or written by nobody) */
	PROCESS_ELSEWHERE /* on another machine: who wants to know goes by when it was last heard of */
};
enum process_state process_state(const char *name);

#endif
