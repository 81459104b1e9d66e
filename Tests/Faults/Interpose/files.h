// The calls that open, close, read and write files.
#ifndef FILES_H
#define FILES_H

#include "log.h"

// MARK: Opening and closing

static int opened(int folder, const char *given, int flags, mode_t mode) {
    char whole[LONGEST_PATH];
    const char *path = absolute(folder, given, whole);
    if (!is_below(path)) return (int)syscall(SYS_openat, folder, given, flags, mode);
    enum action action = enter(flags & O_CREAT ? "create" : flags & O_DIRECTORY ? "openfolder" : "open", path);
    if (action == FAIL) return (int)refuse();
    int logs = is_logging() && flags & (O_CREAT | O_TRUNC);
    if (logs) pthread_mutex_lock(&order);
    int is_new = logs && !exists(path);
    int file = (int)syscall(SYS_openat, folder, given, flags, mode);
    int error = errno;
    if (logs && file >= 0) {
        if (is_new) record("create %lu %s\n", inode(file, NULL, NULL), path);
        else if (flags & O_TRUNC) record("truncate %lu 0\n", inode(file, NULL, NULL));
    }
    if (logs) pthread_mutex_unlock(&order);
    if (file >= 0) remember(file, path);
    errno = error;
    return (int)leave(action, file);
}

#define MODE(flags)                                                                                                    \
    mode_t mode = 0;                                                                                                   \
    if ((flags) & (O_CREAT | O_TMPFILE)) {                                                                             \
        va_list arguments;                                                                                             \
        va_start(arguments, flags);                                                                                    \
        mode = va_arg(arguments, mode_t);                                                                              \
        va_end(arguments);                                                                                             \
    }

int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE(flags) return opened(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE(flags) return opened(folder, path, flags, mode); }
int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }
int __open_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }
int __openat_2(int folder, const char *path, int flags) { return opened(folder, path, flags, 0); }
int __openat64_2(int folder, const char *path, int flags) { return opened(folder, path, flags, 0); }

static void *real_close;
int close(int file) {
    const char *path = path_of(file);
    if (!path) return REAL(int (*)(int), close)(file);
    enum action action = enter("close", path);
    remember(file, NULL);
    // A descriptor is gone even if close fails.
    int result = REAL(int (*)(int), close)(file);
    return action == FAIL ? (int)refuse() : (int)leave(action, result);
}

static void *real_dup, *real_dup2, *real_dup3;
int dup(int file) {
    int copy = REAL(int (*)(int), dup)(file);
    remember(copy, path_of(file));
    return copy;
}
int dup2(int file, int copy) {
    int result = REAL(int (*)(int, int), dup2)(file, copy);
    remember(result, path_of(file));
    return result;
}
int dup3(int file, int copy, int flags) {
    int result = REAL(int (*)(int, int, int), dup3)(file, copy, flags);
    remember(result, path_of(file));
    return result;
}

// MARK: Reading and writing

static long transfer_size(long size) { return plan.is_short && size > 1 ? size / 2 : size; }

#define READING(call, file, size)                                                                                      \
    const char *path = path_of(file);                                                                                  \
    if (!path) return call;                                                                                            \
    enum action action = enter("read", path);                                                                          \
    if (action == FAIL) return refuse();                                                                               \
    size = (size_t)transfer_size((long)size);                                                                          \
    return leave(action, call);

ssize_t read(int file, void *bytes, size_t size) { READING(syscall(SYS_read, file, bytes, size), file, size) }
ssize_t pread(int file, void *bytes, size_t size, off_t offset) {
    READING(syscall(SYS_pread64, file, bytes, size, offset), file, size)
}
ssize_t pread64(int file, void *bytes, size_t size, off64_t offset) {
    READING(syscall(SYS_pread64, file, bytes, size, offset), file, size)
}

/// Writes at an offset, or where the file stands if it is negative.
static ssize_t written(int file, const void *bytes, size_t wanted, off64_t offset) {
    long size = (long)wanted;
    const char *path = path_of(file);
    if (path) {
        enum action action = enter("write", path);
        if (action == FAIL) return refuse();
        if (action == KILL_INSIDE) size = size * atol(plan.argument) / 1000;
        size = transfer_size(size);
        pthread_mutex_lock(&order);
        if (plan.space >= 0 && size > plan.space) size = plan.space;
        if (size == 0 && wanted > 0 && action != KILL_INSIDE) {
            pthread_mutex_unlock(&order);
            errno = ENOSPC;
            return -1;
        }
        long place = offset >= 0 ? offset : is_logging() ? position(file) : 0;
        long result = offset >= 0 ? syscall(SYS_pwrite64, file, bytes, size, offset)
                                  : syscall(SYS_write, file, bytes, size);
        int error = errno;
        if (result > 0 && plan.space >= 0) plan.space -= result;
        if (result > 0 && is_logging()) record_write(file, place, bytes, result);
        pthread_mutex_unlock(&order);
        errno = error;
        return leave(action, result);
    }
    return offset >= 0 ? syscall(SYS_pwrite64, file, bytes, size, offset) : syscall(SYS_write, file, bytes, size);
}

ssize_t write(int file, const void *bytes, size_t size) { return written(file, bytes, size, -1); }
ssize_t pwrite(int file, const void *bytes, size_t size, off_t offset) { return written(file, bytes, size, offset); }
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t offset) {
    return written(file, bytes, size, offset);
}

static void *real_writev;
ssize_t writev(int file, const struct iovec *parts, int number) {
    if (!path_of(file)) return REAL(ssize_t(*)(int, const struct iovec *, int), writev)(file, parts, number);
    // The first part alone: a short write, which every caller has to bear.
    for (int i = 0; i < number; i++)
        if (parts[i].iov_len > 0) return written(file, parts[i].iov_base, parts[i].iov_len, -1);
    return 0;
}

static int truncated(int file, off64_t size) {
    const char *path = path_of(file);
    if (!path) return (int)syscall(SYS_ftruncate, file, size);
    enum action action = enter("truncate", path);
    if (action == FAIL) return (int)refuse();
    pthread_mutex_lock(&order);
    int result = (int)syscall(SYS_ftruncate, file, size);
    if (result == 0 && is_logging()) record("truncate %lu %ld\n", inode(file, NULL, NULL), (long)size);
    pthread_mutex_unlock(&order);
    return (int)leave(action, result);
}
int ftruncate(int file, off_t size) { return truncated(file, size); }
int ftruncate64(int file, off64_t size) { return truncated(file, size); }

static int synced(int file, long number) {
    const char *path = path_of(file);
    if (!path) return (int)syscall(number, file);
    enum action action = enter("sync", path);
    if (action == FAIL) return (int)refuse();
    // No test waits for a disk: the log says what would be on it.
    pthread_mutex_lock(&order);
    if (is_logging()) {
        int is_folder = 0;
        unsigned long identity = inode(file, &is_folder, NULL);
        if (is_folder) record("syncfolder %s\n", path);
        else record("sync %lu\n", identity);
    }
    pthread_mutex_unlock(&order);
    return (int)leave(action, 0);
}
int fsync(int file) { return synced(file, SYS_fsync); }
int fdatasync(int file) { return synced(file, SYS_fdatasync); }

#endif
