/*
 * Stands between PostgreSQL and its disk (LD_PRELOAD). What it does is said by files beside DISK_FAULTS, read at every call:
 *   <DISK_FAULTS>.delay  milliseconds that each fsync takes longer
 *   <DISK_FAULTS>.eio    one fsync fails with EIO; whoever removes the file is the one
 *   <DISK_FAULTS>.full   no table finds room to grow (ENOSPC)
 * Only files below DISK_FAULTS_BELOW are concerned.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static int concerns(int fd, const char *within) {
  const char *below = getenv("DISK_FAULTS_BELOW");
  char link[64], path[PATH_MAX];
  if (below == NULL) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return strncmp(path, below, strlen(below)) == 0 && strstr(path, within) != NULL;
}

static int name_of(char *path, size_t size, const char *what) {
  const char *faults = getenv("DISK_FAULTS");
  if (faults == NULL) return 0;
  snprintf(path, size, "%s.%s", faults, what);
  return 1;
}

static long delay_ms(void) {
  char path[PATH_MAX], text[32];
  if (!name_of(path, sizeof path, "delay")) return 0;
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  ssize_t length = read(fd, text, sizeof text - 1);
  close(fd);
  if (length <= 0) return 0;
  text[length] = 0;
  return atol(text);
}

/* 0: go on; else the error with which this call fails. */
static int fault_of(int fd) {
  char path[PATH_MAX];
  if (!concerns(fd, "/")) return 0;
  long ms = delay_ms();
  if (ms > 0) {
    struct timespec rest = {ms / 1000, (ms % 1000) * 1000000};
    nanosleep(&rest, NULL);
  }
  return name_of(path, sizeof path, "eio") && unlink(path) == 0 ? EIO : 0;
}

static int is_full(int fd) {
  char path[PATH_MAX];
  return name_of(path, sizeof path, "full") && access(path, F_OK) == 0 && concerns(fd, "/base/");
}

#define SYNC(name)                                                        \
  int name(int fd) {                                                      \
    static int (*real)(int);                                              \
    if (real == NULL) real = (int (*)(int))dlsym(RTLD_NEXT, #name);       \
    int saved = errno, fault = fault_of(fd);                              \
    errno = fault == 0 ? saved : fault;                                   \
    return fault == 0 ? real(fd) : -1;                                    \
  }
SYNC(fsync)
SYNC(fdatasync)

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) {
  static ssize_t (*real)(int, const void *, size_t, off_t);
  if (real == NULL) real = (ssize_t(*)(int, const void *, size_t, off_t))dlsym(RTLD_NEXT, "pwrite");
  if (!is_full(fd)) return real(fd, bytes, size, at);
  errno = ENOSPC;
  return -1;
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  static ssize_t (*real)(int, const struct iovec *, int, off_t);
  if (real == NULL) real = (ssize_t(*)(int, const struct iovec *, int, off_t))dlsym(RTLD_NEXT, "pwritev");
  if (!is_full(fd)) return real(fd, parts, count, at);
  errno = ENOSPC;
  return -1;
}

int posix_fallocate(int fd, off_t at, off_t size) {
  static int (*real)(int, off_t, off_t);
  if (real == NULL) real = (int (*)(int, off_t, off_t))dlsym(RTLD_NEXT, "posix_fallocate");
  return is_full(fd) ? ENOSPC : real(fd, at, size);
}
