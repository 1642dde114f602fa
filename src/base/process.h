/* A name for a running process, by which another process, also one on another machine, can find out whether it still
 * lives. */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

/* The name of this process, "HOST PID START". START distinguishes it from a later process with the same number.
 * Static. */
const char *process_name(void);

enum process_state {
	PROCESS_LIVES,    /* on this machine */
	PROCESS_GONE,     /* it was on this machine and has ended; or `name` is NULL or not a process's name */
	PROCESS_ELSEWHERE /* on another machine: the caller has to judge by when it was last heard of */
};
enum process_state process_state(const char *name);

#endif
