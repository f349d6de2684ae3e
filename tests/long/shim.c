/* Stands between SQLite and the system (LD_PRELOAD): counts, fails and records writes, truncations and syncs of the
 * files in one folder. A record is: one letter, the path, a NUL, two numbers (8 bytes each), and the bytes written. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char folder[4096];
static long countdown = -1, failures = 0, fired = 0;
static int failure_errno = 0, record = -1;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

void shim_watch(const char *path) { snprintf(folder, sizeof folder, "%s", path); }
/* The nth act from now on (0: the next) fails, and so do the next `times` - 1. */
void shim_fail(long nth, int with_errno, long times) {
    countdown = nth, failure_errno = with_errno, failures = times, fired = 0;
}
long shim_fired(void) { return fired; }
void shim_record(const char *path) { record = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600); }

static int path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, 4095);
    if (length < 0) return 0;
    path[length] = 0;
    return folder[0] && strncmp(path, folder, strlen(folder)) == 0;
}

static int fails(void) {
    if (countdown < 0) return 0;
    if (countdown-- > 0) return 0;
    fired++;
    countdown = --failures > 0 ? 0 : -1;
    errno = failure_errno;
    return 1;
}

static void put(char kind, const char *path, long long a, long long b, const void *data) {
    if (record < 0) return;
    ssize_t (*real)(int, const void *, size_t) = REAL(write);
    real(record, &kind, 1);
    real(record, path, strlen(path) + 1);
    real(record, &a, sizeof a);
    real(record, &b, sizeof b);
    if (data) real(record, data, (size_t)b);
}
void shim_mark(long long number) { put('A', "", number, 0, 0); }

#define WRITES(name, offset_type)                                                    \
    ssize_t name(int fd, const void *data, size_t size, offset_type offset) {        \
        char path[4096];                                                             \
        int ours = path_of(fd, path);                                                \
        if (ours && fails()) return -1;                                              \
        ssize_t done = REAL(name)(fd, data, size, offset);                           \
        if (ours && done > 0) put('W', path, offset, done, data);                    \
        return done;                                                                 \
    }
WRITES(pwrite, off_t)
WRITES(pwrite64, off64_t)

ssize_t write(int fd, const void *data, size_t size) {
    char path[4096];
    int ours = path_of(fd, path);
    if (ours && fails()) return -1;
    off_t at = ours ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t done = REAL(write)(fd, data, size);
    if (ours && done > 0) put('W', path, at, done, data);
    return done;
}

#define CUTS(name, length_type)                                                      \
    int name(int fd, length_type length) {                                           \
        char path[4096];                                                             \
        int ours = path_of(fd, path);                                                \
        if (ours && fails()) return -1;                                              \
        int done = REAL(name)(fd, length);                                           \
        if (ours && done == 0) put('T', path, length, 0, 0);                         \
        return done;                                                                 \
    }
CUTS(ftruncate, off_t)
CUTS(ftruncate64, off64_t)

#define SYNCS(name)                                                                  \
    int name(int fd) {                                                               \
        char path[4096];                                                             \
        int ours = path_of(fd, path);                                                \
        if (ours && fails()) return -1;                                              \
        int done = REAL(name)(fd);                                                   \
        if (ours && done == 0) put('S', path, 0, 0, 0);                              \
        return done;                                                                 \
    }
SYNCS(fsync)
SYNCS(fdatasync)

int unlink(const char *path) {
    int done = REAL(unlink)(path);
    if (done == 0 && folder[0] && strncmp(path, folder, strlen(folder)) == 0) put('U', path, 0, 0, 0);
    return done;
}
