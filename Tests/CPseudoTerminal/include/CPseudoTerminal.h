#ifndef C_PSEUDO_TERMINAL_H
#define C_PSEUDO_TERMINAL_H

#include <sys/types.h>

/// Opens both ends of a new pseudo-terminal of this size, closed on exec. Returns 0, or -1 with
/// errno set.
int pseudo_terminal_open(int *master, int *slave, unsigned short columns, unsigned short rows);

/// Runs a program in a session of its own that the slave end controls, with the slave as its
/// standard streams. `directory` may be null. Returns the process id, or -1 with errno set.
pid_t pseudo_terminal_spawn(
    int slave, const char *path, char *const arguments[], char *const environment[],
    const char *directory);

/// Gives the terminal another size; the kernel sends SIGWINCH.
int pseudo_terminal_resize(int master, unsigned short columns, unsigned short rows);

/// Runs `body` in a forked child with a process group of its own and ends it with status 0; Swift
/// itself has no fork. Returns the child's id, or -1 with errno set.
pid_t pseudo_terminal_fork(void (*body)(void *context), void *context);

/// Waits for an end, or with `stops` also for a stop. Returns the exit status, 128 + n for an end
/// by signal n, 256 + n for a stop by signal n, -2 when `now` is set and nothing happened, or -1.
int pseudo_terminal_wait(pid_t pid, int stops, int now);

#endif
