// The record of changes, from which the harness builds what a disk may hold after a power cut.
//
// Each change is a line; files are told apart by their inode numbers, and paths, which end lines, may hold spaces.
//
//   create INODE PATH · write INODE OFFSET LENGTH (the bytes and a newline follow) · truncate INODE LENGTH
//   sync INODE · syncfolder PATH · mkdir PATH · rmdir PATH · unlink PATH
//   rename LENGTH FROM TO · link LENGTH FROM TO (LENGTH is that of FROM)
#ifndef LOG_H
#define LOG_H

#include "plan.h"

/// Whether changes are recorded; a caller that finds so holds `order` from before its call until it is recorded.
static int is_logging(void) { return plan.log >= 0; }

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

static void put(const void *bytes, size_t length) {
    const char *next = bytes;
    while (length > 0) {
        long written = syscall(SYS_write, plan.log, next, length);
        if (written <= 0) end_process();
        next += written;
        length -= (size_t)written;
    }
}

static void record(const char *format, ...) {
    char line[3 * LONGEST_PATH];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    put(line, (size_t)length);
}

/// The inode number of an open file, and whether it is a folder.
static unsigned long inode(int file, int *is_folder, long *size) {
    struct stat status;
    if (syscall(SYS_newfstatat, file, "", &status, AT_EMPTY_PATH) != 0) end_process();
    if (is_folder) *is_folder = S_ISDIR(status.st_mode);
    if (size) *size = (long)status.st_size;
    return (unsigned long)status.st_ino;
}

/// Whether something of that name is there.
static int exists(const char *path) {
    struct stat status;
    return syscall(SYS_newfstatat, AT_FDCWD, path, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

static void record_write(int file, long offset, const void *bytes, long length) {
    record("write %lu %ld %ld\n", inode(file, NULL, NULL), offset, length);
    put(bytes, (size_t)length);
    put("\n", 1);
}

/// Where the next write to an open file goes.
static long position(int file) {
    long size = 0;
    inode(file, NULL, &size);
    int flags = (int)syscall(SYS_fcntl, file, F_GETFL, 0);
    return flags & O_APPEND ? size : (long)syscall(SYS_lseek, file, 0, SEEK_CUR);
}

#endif
