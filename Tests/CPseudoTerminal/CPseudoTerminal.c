#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

int pseudo_terminal_open(int *master, int *slave, unsigned short columns, unsigned short rows) {
  *slave = -1;
  *master = posix_openpt(O_RDWR | O_NOCTTY);
  if (*master < 0) return -1;
  const char *name = NULL;
  if (fcntl(*master, F_SETFD, FD_CLOEXEC) == 0 && grantpt(*master) == 0 &&
      unlockpt(*master) == 0 && (name = ptsname(*master)) != NULL) {
    *slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  }
  /* A size is kept by macOS only once the slave end is open. */
  if (*slave < 0 || pseudo_terminal_resize(*master, columns, rows) != 0) {
    int code = errno;
    if (*slave >= 0) close(*slave);
    close(*master);
    errno = code;
    return -1;
  }
  return 0;
}

static void unblock_signals(void) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

pid_t pseudo_terminal_spawn(
    int slave, const char *path, char *const arguments[], char *const environment[],
    const char *directory) {
  pid_t pid = fork();
  if (pid != 0) return pid;
  /* What the test process ignores is none of the program's business. */
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  unblock_signals();
  if (setsid() < 0 || ioctl(slave, TIOCSCTTY, 0) != 0) _exit(126);
  if (directory != NULL && chdir(directory) != 0) _exit(126);
  for (int stream = 0; stream < 3; stream++) {
    if (dup2(slave, stream) < 0) _exit(126);
  }
  execve(path, arguments, environment);
  _exit(127);
}

int pseudo_terminal_resize(int master, unsigned short columns, unsigned short rows) {
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  return ioctl(master, TIOCSWINSZ, &size);
}

pid_t pseudo_terminal_fork(void (*body)(void *context), void *context) {
  pid_t pid = fork();
  if (pid != 0) return pid;
  setpgid(0, 0);
  unblock_signals();
  body(context);
  _exit(0);
}

int pseudo_terminal_wait(pid_t pid, int stops, int now) {
  int status = 0;
  pid_t got;
  do {
    got = waitpid(pid, &status, (stops ? WUNTRACED : 0) | (now ? WNOHANG : 0));
  } while (got < 0 && errno == EINTR);
  if (got < 0) return -1;
  if (got == 0) return -2;
  if (WIFSTOPPED(status)) return 256 + WSTOPSIG(status);
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
