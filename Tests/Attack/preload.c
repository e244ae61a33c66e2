// Makes the Nth call on some file fail, or ends the process there. Loaded into gloss by LD_PRELOAD.
//
//   ATTACK_PROGRAM  the name of the process it is for; what that starts is left alone
//   ATTACK_CALLS    which calls count, as "write,fsync"; "all" for all
//   ATTACK_MATCH    part of the path of the file that they must be on
//   ATTACK_N        which of them it is, from 1
//   ATTACK_DO       EIO, ENOSPC, EINTR, EDQUOT …: it fails so, with nothing done
//                   short: of a write half is done, and said so; torn: half is done, then EIO
//                   kill: the process is killed before the call; killafter: behind it
//   ATTACK_ON       "once", or "ever": each later one fails as well
//   ATTACK_ARM      calls count only while this file is there
//   ATTACK_LOG      a file that gets a line of each that counts: its number, its name, the path
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum verdict { PASS, FAIL, SHORT, TORN, KILL_AFTER };

static int count;

static int error_number(const char *name) {
  static const struct { const char *name; int number; } known[] = {
      {"EIO", EIO}, {"ENOSPC", ENOSPC}, {"EINTR", EINTR}, {"EDQUOT", EDQUOT},
      {"EACCES", EACCES}, {"EMFILE", EMFILE}, {"EROFS", EROFS}, {"ESTALE", ESTALE}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strcmp(known[i].name, name) == 0) return known[i].number;
  return EIO;
}

static int is_named(const char *list, const char *call) {
  if (strcmp(list, "all") == 0) return 1;
  size_t length = strlen(call);
  for (const char *at = list; (at = strstr(at, call)); at += length)
    if ((at == list || at[-1] == ',') && (at[length] == ',' || at[length] == 0)) return 1;
  return 0;
}

static void note(const char *call, const char *path) {
  const char *log = getenv("ATTACK_LOG");
  if (!log) return;
  int file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0) return;
  char line[PATH_MAX + 64];
  int length = snprintf(line, sizeof line, "%d %s %s\n", count, call, path);
  syscall(SYS_write, file, line, (size_t)length);
  syscall(SYS_close, file);
}

static enum verdict judge(const char *call, const char *path) {
  const char *program = getenv("ATTACK_PROGRAM"), *calls = getenv("ATTACK_CALLS");
  const char *match = getenv("ATTACK_MATCH"), *arm = getenv("ATTACK_ARM");
  const char *action = getenv("ATTACK_DO"), *n = getenv("ATTACK_N");
  if (!calls || !is_named(calls, call)) return PASS;
  if (program && strcmp(program, program_invocation_short_name) != 0) return PASS;
  if (match && !strstr(path, match)) return PASS;
  if (arm && syscall(SYS_faccessat, AT_FDCWD, arm, F_OK) != 0) return PASS;
  count++;
  note(call, path);
  if (!action || !n) return PASS;
  const char *on = getenv("ATTACK_ON");
  int ever = on && strcmp(on, "ever") == 0;
  if (ever ? count < atoi(n) : count != atoi(n)) return PASS;
  if (strcmp(action, "kill") == 0) raise(SIGKILL);
  if (strcmp(action, "killafter") == 0) return KILL_AFTER;
  int writes = strcmp(call, "write") == 0;
  if (strcmp(action, "short") == 0) return writes ? SHORT : PASS;
  if (strcmp(action, "torn") == 0 && writes) return TORN;
  errno = error_number(action);
  return FAIL;
}

static void path_of(int file, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  path[length < 0 ? 0 : length] = 0;
}

static void path_at(int directory, const char *name, char *path) {
  char base[PATH_MAX] = "";
  if (name[0] != '/' && directory != AT_FDCWD) path_of(directory, base);
  if (snprintf(path, PATH_MAX, "%s%s%s", base, base[0] ? "/" : "", name) < 0) path[0] = 0;
}

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

#define ENDED(verdict, value) \
  do { \
    __typeof__(value) result = (value); \
    if ((verdict) == KILL_AFTER) raise(SIGKILL); \
    return result; \
  } while (0)

ssize_t write(int file, const void *bytes, size_t length) {
  REAL(ssize_t, write, int, const void *, size_t);
  char path[PATH_MAX];
  int saved = errno;
  path_of(file, path);
  errno = saved;
  enum verdict verdict = judge("write", path);
  if (verdict == FAIL) return -1;
  if (verdict == SHORT) return real(file, bytes, length > 1 ? length / 2 : length);
  if (verdict == TORN) {
    if (length > 1) real(file, bytes, length / 2);
    errno = EIO;
    return -1;
  }
  ENDED(verdict, real(file, bytes, length));
}

ssize_t read(int file, void *bytes, size_t length) {
  REAL(ssize_t, read, int, void *, size_t);
  char path[PATH_MAX];
  int saved = errno;
  path_of(file, path);
  errno = saved;
  enum verdict verdict = judge("read", path);
  if (verdict == FAIL || verdict == TORN) return -1;
  ENDED(verdict, real(file, bytes, length));
}

// A call on a descriptor that only fails or passes.
#define ON_FILE(name, call, parameters, arguments) \
  int name parameters { \
    static int(*real) parameters; \
    if (!real) real = (int(*) parameters)dlsym(RTLD_NEXT, #name); \
    char path[PATH_MAX]; \
    path_of(file, path); \
    enum verdict verdict = judge(call, path); \
    if (verdict == FAIL || verdict == TORN) return -1; \
    ENDED(verdict, real arguments); \
  }

ON_FILE(fsync, "fsync", (int file), (file))
ON_FILE(fdatasync, "fsync", (int file), (file))
ON_FILE(ftruncate, "ftruncate", (int file, off_t length), (file, length))
ON_FILE(ftruncate64, "ftruncate", (int file, off64_t length), (file, length))
ON_FILE(fchmod, "fchmod", (int file, mode_t mode), (file, mode))
ON_FILE(flock, "flock", (int file, int operation), (file, operation))
ON_FILE(fstat, "fstat", (int file, struct stat *status), (file, status))

int close(int file) {
  REAL(int, close, int);
  char path[PATH_MAX];
  int saved = errno;
  path_of(file, path);
  errno = saved;
  enum verdict verdict = judge("close", path);
  int result = real(file), code = errno;
  if (verdict == KILL_AFTER) raise(SIGKILL);
  if (verdict == FAIL || verdict == TORN) {
    errno = error_number(getenv("ATTACK_DO"));
    return -1;
  }
  errno = code;
  return result;
}

#define OPEN(function) \
  int function(const char *name, int flags, ...) { \
    REAL(int, function, const char *, int, ...); \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    enum verdict verdict = judge("open", name); \
    if (verdict == FAIL || verdict == TORN) return -1; \
    ENDED(verdict, real(name, flags, mode)); \
  }

OPEN(open)
OPEN(open64)

#define OPEN_AT(function) \
  int function(int directory, const char *name, int flags, ...) { \
    REAL(int, function, int, const char *, int, ...); \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    char path[PATH_MAX]; \
    path_at(directory, name, path); \
    enum verdict verdict = judge("open", path); \
    if (verdict == FAIL || verdict == TORN) return -1; \
    ENDED(verdict, real(directory, name, flags, mode)); \
  }

OPEN_AT(openat)
OPEN_AT(openat64)

int mkdirat(int directory, const char *name, mode_t mode) {
  REAL(int, mkdirat, int, const char *, mode_t);
  char path[PATH_MAX];
  path_at(directory, name, path);
  enum verdict verdict = judge("mkdir", path);
  if (verdict == FAIL || verdict == TORN) return -1;
  ENDED(verdict, real(directory, name, mode));
}

int renameat(int from, const char *old, int to, const char *new) {
  REAL(int, renameat, int, const char *, int, const char *);
  char path[PATH_MAX];
  path_at(to, new, path);
  enum verdict verdict = judge("rename", path);
  if (verdict == FAIL || verdict == TORN) return -1;
  ENDED(verdict, real(from, old, to, new));
}

int rename(const char *old, const char *new) {
  REAL(int, rename, const char *, const char *);
  enum verdict verdict = judge("rename", new);
  if (verdict == FAIL || verdict == TORN) return -1;
  ENDED(verdict, real(old, new));
}

int unlinkat(int directory, const char *name, int flags) {
  REAL(int, unlinkat, int, const char *, int);
  char path[PATH_MAX];
  path_at(directory, name, path);
  enum verdict verdict = judge("unlink", path);
  if (verdict == FAIL || verdict == TORN) return -1;
  ENDED(verdict, real(directory, name, flags));
}

int unlink(const char *name) {
  REAL(int, unlink, const char *);
  enum verdict verdict = judge("unlink", name);
  if (verdict == FAIL || verdict == TORN) return -1;
  ENDED(verdict, real(name));
}
