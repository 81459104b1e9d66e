// The calls that change the names in folders.
#ifndef NAMES_H
#define NAMES_H

#include "log.h"

/// Whether two paths are to be counted: one of them is below the root.
static int is_either_below(const char *from, const char *to) { return is_below(from) || is_below(to); }

static int renamed(int folder, const char *from, int target, const char *to, unsigned flags) {
    char whole[LONGEST_PATH], other[LONGEST_PATH];
    const char *old = absolute(folder, from, whole), *new = absolute(target, to, other);
    if (!is_either_below(old, new)) return (int)syscall(SYS_renameat2, folder, from, target, to, flags);
    enum action action = enter("rename", new);
    if (action == FAIL) return (int)refuse();
    pthread_mutex_lock(&order);
    int result = (int)syscall(SYS_renameat2, folder, from, target, to, flags);
    int error = errno;
    if (result == 0 && is_logging()) record("rename %zu %s %s\n", strlen(old), old, new);
    pthread_mutex_unlock(&order);
    errno = error;
    return (int)leave(action, result);
}
int rename(const char *from, const char *to) { return renamed(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int folder, const char *from, int target, const char *to) { return renamed(folder, from, target, to, 0); }
int renameat2(int folder, const char *from, int target, const char *to, unsigned flags) {
    return renamed(folder, from, target, to, flags);
}

static int linked(int folder, const char *from, int target, const char *to, int flags) {
    char whole[LONGEST_PATH], other[LONGEST_PATH];
    const char *old = absolute(folder, from, whole), *new = absolute(target, to, other);
    if (!is_either_below(old, new)) return (int)syscall(SYS_linkat, folder, from, target, to, flags);
    enum action action = enter("link", new);
    if (action == FAIL) return (int)refuse();
    pthread_mutex_lock(&order);
    int result = (int)syscall(SYS_linkat, folder, from, target, to, flags);
    int error = errno;
    if (result == 0 && is_logging()) record("link %zu %s %s\n", strlen(old), old, new);
    pthread_mutex_unlock(&order);
    errno = error;
    return (int)leave(action, result);
}
int link(const char *from, const char *to) { return linked(AT_FDCWD, from, AT_FDCWD, to, 0); }
int linkat(int folder, const char *from, int target, const char *to, int flags) {
    return linked(folder, from, target, to, flags);
}

static int unlinked(int folder, const char *given, int flags) {
    char whole[LONGEST_PATH];
    const char *path = absolute(folder, given, whole);
    if (!is_below(path)) return (int)syscall(SYS_unlinkat, folder, given, flags);
    const char *call = flags & AT_REMOVEDIR ? "rmdir" : "unlink";
    enum action action = enter(call, path);
    if (action == FAIL) return (int)refuse();
    pthread_mutex_lock(&order);
    int result = (int)syscall(SYS_unlinkat, folder, given, flags);
    int error = errno;
    if (result == 0 && is_logging()) record("%s %s\n", call, path);
    pthread_mutex_unlock(&order);
    errno = error;
    return (int)leave(action, result);
}
int unlink(const char *path) { return unlinked(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinked(AT_FDCWD, path, AT_REMOVEDIR); }
int unlinkat(int folder, const char *path, int flags) { return unlinked(folder, path, flags); }

static int made(int folder, const char *given, mode_t mode) {
    char whole[LONGEST_PATH];
    const char *path = absolute(folder, given, whole);
    if (!is_below(path)) return (int)syscall(SYS_mkdirat, folder, given, mode);
    enum action action = enter("mkdir", path);
    if (action == FAIL) return (int)refuse();
    pthread_mutex_lock(&order);
    int result = (int)syscall(SYS_mkdirat, folder, given, mode);
    int error = errno;
    if (result == 0 && is_logging()) record("mkdir %s\n", path);
    pthread_mutex_unlock(&order);
    errno = error;
    return (int)leave(action, result);
}
int mkdir(const char *path, mode_t mode) { return made(AT_FDCWD, path, mode); }
int mkdirat(int folder, const char *path, mode_t mode) { return made(folder, path, mode); }

#endif
