// What is to happen at which call, as the environment says it, and the count of calls.
//
//   FAULTS_ROOT    calls on this path and those below it are counted, from 1; all others pass untouched
//   FAULTS_AT      ACTION@N[:ARGUMENT] at call N: kill-before, kill-after; kill-inside:PERMILLE kills after that part of
//                  a write; fail:ERRNO refuses; lie:ERRNO carries the call out and refuses; pause:FILE makes FILE.here
//                  and waits for FILE.go
//   FAULTS_SPACE   how many bytes can be written until ENOSPC
//   FAULTS_SHORT   set: reads and writes transfer half of what they are asked for
//   FAULTS_LOCKS   `nothing`: locks succeed and lock nothing; a number: they fail with this errno
//   FAULTS_TYPE    the magic number that statfs gives for the file system
//   FAULTS_TRACE   a file that gets a line for each counted call: number, name, path
//   FAULTS_LOG     a file that gets each change with its bytes (log.h)
#ifndef PLAN_H
#define PLAN_H

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include <unistd.h>

/// The C library's own function of that name and form.
#define REAL(form, name) ((form)(real_##name ? real_##name : (real_##name = dlsym(RTLD_NEXT, #name))))

enum action { NOTHING, KILL_BEFORE, KILL_INSIDE, KILL_AFTER, FAIL, LIE, PAUSE };
enum { LONGEST_PATH = 4096, MOST_FILES = 65536 };

static struct {
    const char *root;
    size_t root_length;
    enum action action;
    long at;
    char argument[LONGEST_PATH];
    long space;
    int is_short;
    int locks_do_nothing;
    int locks_error;
    long file_system;
    int trace;
    int log;
} plan;

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static long count;
/// The paths of open files below the root.
static char *paths[MOST_FILES];

static int open_record(const char *variable) {
    const char *path = getenv(variable);
    return path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666) : -1;
}

__attribute__((constructor)) static void read_plan(void) {
    static const struct { const char *name; enum action action; } actions[] = {
        {"kill-before@", KILL_BEFORE}, {"kill-inside@", KILL_INSIDE}, {"kill-after@", KILL_AFTER},
        {"fail@", FAIL}, {"lie@", LIE}, {"pause@", PAUSE},
    };
    plan.space = getenv("FAULTS_SPACE") ? atol(getenv("FAULTS_SPACE")) : -1;
    plan.is_short = getenv("FAULTS_SHORT") != NULL;
    const char *locks = getenv("FAULTS_LOCKS");
    plan.locks_do_nothing = locks && strcmp(locks, "nothing") == 0;
    plan.locks_error = locks ? atoi(locks) : 0;
    plan.file_system = getenv("FAULTS_TYPE") ? strtol(getenv("FAULTS_TYPE"), NULL, 0) : 0;
    plan.trace = open_record("FAULTS_TRACE");
    plan.log = open_record("FAULTS_LOG");
    const char *at = getenv("FAULTS_AT");
    for (size_t i = 0; at && i < sizeof actions / sizeof *actions; i++) {
        size_t length = strlen(actions[i].name);
        if (strncmp(at, actions[i].name, length) != 0) continue;
        plan.action = actions[i].action;
        plan.at = atol(at + length);
        const char *argument = strchr(at + length, ':');
        snprintf(plan.argument, sizeof plan.argument, "%s", argument ? argument + 1 : "");
    }
    const char *root = getenv("FAULTS_ROOT");
    plan.root_length = root ? strlen(root) : 0;
    plan.root = root;
}

/// Whether calls on `path` are counted.
static int is_below(const char *path) {
    return plan.root && path && strncmp(path, plan.root, plan.root_length) == 0
        && (path[plan.root_length] == 0 || path[plan.root_length] == '/');
}

/// The path of an open file below the root, or NULL.
static const char *path_of(int file) { return file >= 0 && file < MOST_FILES ? paths[file] : NULL; }

static void remember(int file, const char *path) {
    if (file < 0 || file >= MOST_FILES) return;
    pthread_mutex_lock(&guard);
    free(paths[file]);
    paths[file] = path && is_below(path) ? strdup(path) : NULL;
    pthread_mutex_unlock(&guard);
}

/// Writes the absolute form of `path`, which is relative to the folder open as `folder`.
static const char *absolute(int folder, const char *path, char *whole) {
    char base[LONGEST_PATH];
    if (!path || path[0] == '/') return path;
    if (folder == AT_FDCWD) {
        if (syscall(SYS_getcwd, base, sizeof base) < 0) return path;
    } else {
        const char *known = path_of(folder);
        if (!known) return path;
        snprintf(base, sizeof base, "%s", known);
    }
    snprintf(whole, LONGEST_PATH, "%.2000s/%.2000s", base, path);
    return whole;
}

static void end_process(void) {
    for (;;) syscall(SYS_kill, getpid(), SIGKILL);
}

static void wait_for_harness(void) {
    int error = errno;
    char name[LONGEST_PATH + 8];
    snprintf(name, sizeof name, "%s.here", plan.argument);
    int here = (int)syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (here >= 0) syscall(SYS_close, here);
    snprintf(name, sizeof name, "%s.go", plan.argument);
    for (int tries = 0; tries < 100000 && syscall(SYS_faccessat, AT_FDCWD, name, F_OK) != 0; tries++) usleep(200);
    errno = error;
}

/// Counts a call and does what is planned before it.
///
/// The result says what is left to do at this call: NOTHING, KILL_INSIDE, KILL_AFTER, FAIL or LIE.
static enum action enter(const char *call, const char *path) {
    pthread_mutex_lock(&guard);
    long number = ++count;
    if (plan.trace >= 0) {
        char line[LONGEST_PATH + 64];
        int length = snprintf(line, sizeof line, "%ld %s %s\n", number, call, path);
        syscall(SYS_write, plan.trace, line, (size_t)length);
    }
    enum action action = number == plan.at ? plan.action : NOTHING;
    pthread_mutex_unlock(&guard);
    if (action == KILL_BEFORE) end_process();
    if (action == PAUSE) {
        wait_for_harness();
        action = NOTHING;
    }
    return action;
}

/// Does what is planned after a call; the result is that of the call.
static long leave(enum action action, long result) {
    int error = errno;
    if (action == KILL_AFTER || action == KILL_INSIDE) end_process();
    if (action == LIE && result >= 0) {
        errno = atoi(plan.argument);
        return -1;
    }
    errno = error;
    return result;
}

static long refuse(void) {
    errno = atoi(plan.argument);
    return -1;
}

#endif
