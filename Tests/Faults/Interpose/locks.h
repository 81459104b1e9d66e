// The calls that lock files, and those that tell which file system they are on.
#ifndef LOCKS_H
#define LOCKS_H

#include "plan.h"

int flock(int file, int operation) {
    const char *path = path_of(file);
    if (!path) return (int)syscall(SYS_flock, file, operation);
    enum action action = enter("lock", path);
    if (action == FAIL) return (int)refuse();
    if (plan.locks_error) {
        errno = plan.locks_error;
        return -1;
    }
    return (int)leave(action, plan.locks_do_nothing ? 0 : syscall(SYS_flock, file, operation));
}

static int controlled(int file, int command, void *argument) {
    const char *path = path_of(file);
    int is_lock = command == F_SETLK || command == F_SETLKW || command == F_GETLK || command == F_OFD_SETLK
        || command == F_OFD_SETLKW || command == F_OFD_GETLK || command == F_SETLEASE;
    if (!path || !is_lock) {
        int result = (int)syscall(SYS_fcntl, file, command, argument);
        if (path && (command == F_DUPFD || command == F_DUPFD_CLOEXEC)) remember(result, path);
        return result;
    }
    enum action action = enter("lock", path);
    if (action == FAIL) return (int)refuse();
    if (plan.locks_error) {
        errno = plan.locks_error;
        return -1;
    }
    if (!plan.locks_do_nothing) return (int)leave(action, syscall(SYS_fcntl, file, command, argument));
    if (command == F_GETLK || command == F_OFD_GETLK) ((struct flock *)argument)->l_type = F_UNLCK;
    return (int)leave(action, 0);
}

#define ARGUMENT(last)                                                                                                 \
    va_list arguments;                                                                                                 \
    va_start(arguments, last);                                                                                         \
    void *argument = va_arg(arguments, void *);                                                                        \
    va_end(arguments);

int fcntl(int file, int command, ...) { ARGUMENT(command) return controlled(file, command, argument); }
int fcntl64(int file, int command, ...) { ARGUMENT(command) return controlled(file, command, argument); }

static void *real_statfs, *real_fstatfs, *real_statfs64, *real_fstatfs64;

int statfs(const char *path, struct statfs *status) {
    int result = REAL(int (*)(const char *, struct statfs *), statfs)(path, status);
    if (result == 0 && plan.file_system && is_below(path)) status->f_type = plan.file_system;
    return result;
}
int statfs64(const char *path, struct statfs64 *status) {
    int result = REAL(int (*)(const char *, struct statfs64 *), statfs64)(path, status);
    if (result == 0 && plan.file_system && is_below(path)) status->f_type = plan.file_system;
    return result;
}
int fstatfs(int file, struct statfs *status) {
    int result = REAL(int (*)(int, struct statfs *), fstatfs)(file, status);
    if (result == 0 && plan.file_system && path_of(file)) status->f_type = plan.file_system;
    return result;
}
int fstatfs64(int file, struct statfs64 *status) {
    int result = REAL(int (*)(int, struct statfs64 *), fstatfs64)(file, status);
    if (result == 0 && plan.file_system && path_of(file)) status->f_type = plan.file_system;
    return result;
}

#endif
