// The calls that list folders and ask what a file is.
#ifndef FOLDERS_H
#define FOLDERS_H

#include "plan.h"

/// The folders below the root that are being listed.
static struct { DIR *listing; char path[LONGEST_PATH]; } listings[64];
enum { MOST_LISTINGS = sizeof listings / sizeof *listings };

static const char *path_of_listing(DIR *listing) {
    for (int i = 0; i < MOST_LISTINGS; i++)
        if (listings[i].listing == listing) return listings[i].path;
    return NULL;
}

static DIR *remember_listing(DIR *listing, const char *path) {
    pthread_mutex_lock(&guard);
    for (int i = 0; listing && i < MOST_LISTINGS; i++) {
        if (listings[i].listing) continue;
        snprintf(listings[i].path, LONGEST_PATH, "%s", path);
        listings[i].listing = listing;
        break;
    }
    pthread_mutex_unlock(&guard);
    return listing;
}

static void *real_opendir, *real_fdopendir, *real_closedir, *real_readdir, *real_readdir64;

DIR *opendir(const char *given) {
    char whole[LONGEST_PATH];
    const char *path = absolute(AT_FDCWD, given, whole);
    if (!is_below(path)) return REAL(DIR * (*)(const char *), opendir)(given);
    enum action action = enter("opendir", path);
    if (action == FAIL) return refuse(), NULL;
    DIR *listing = remember_listing(REAL(DIR * (*)(const char *), opendir)(given), path);
    leave(action, 0);
    return listing;
}

DIR *fdopendir(int file) {
    const char *path = path_of(file);
    DIR *listing = REAL(DIR * (*)(int), fdopendir)(file);
    return path ? remember_listing(listing, path) : listing;
}

int closedir(DIR *listing) {
    pthread_mutex_lock(&guard);
    for (int i = 0; i < MOST_LISTINGS; i++)
        if (listings[i].listing == listing) listings[i].listing = NULL;
    pthread_mutex_unlock(&guard);
    return REAL(int (*)(DIR *), closedir)(listing);
}

struct dirent *readdir(DIR *listing) {
    const char *path = path_of_listing(listing);
    if (!path) return REAL(struct dirent * (*)(DIR *), readdir)(listing);
    enum action action = enter("readdir", path);
    if (action == FAIL) return refuse(), NULL;
    struct dirent *entry = REAL(struct dirent * (*)(DIR *), readdir)(listing);
    return leave(action, 0) == 0 ? entry : NULL;
}

struct dirent64 *readdir64(DIR *listing) {
    const char *path = path_of_listing(listing);
    if (!path) return REAL(struct dirent64 * (*)(DIR *), readdir64)(listing);
    enum action action = enter("readdir", path);
    if (action == FAIL) return refuse(), NULL;
    struct dirent64 *entry = REAL(struct dirent64 * (*)(DIR *), readdir64)(listing);
    return leave(action, 0) == 0 ? entry : NULL;
}

static void *real_getdents64;
ssize_t getdents64(int file, void *bytes, size_t size) {
    const char *path = path_of(file);
    if (!path) return REAL(ssize_t(*)(int, void *, size_t), getdents64)(file, bytes, size);
    enum action action = enter("readdir", path);
    if (action == FAIL) return refuse();
    return leave(action, REAL(ssize_t(*)(int, void *, size_t), getdents64)(file, bytes, size));
}

static int asked(int folder, const char *given, struct stat *status, int flags) {
    char whole[LONGEST_PATH];
    const char *path = given[0] || !(flags & AT_EMPTY_PATH) ? absolute(folder, given, whole) : path_of(folder);
    if (!is_below(path)) return (int)syscall(SYS_newfstatat, folder, given, status, flags);
    enum action action = enter("stat", path);
    if (action == FAIL) return (int)refuse();
    return (int)leave(action, syscall(SYS_newfstatat, folder, given, status, flags));
}
int stat(const char *path, struct stat *status) { return asked(AT_FDCWD, path, status, 0); }
int stat64(const char *path, struct stat64 *status) { return asked(AT_FDCWD, path, (struct stat *)status, 0); }
int lstat(const char *path, struct stat *status) { return asked(AT_FDCWD, path, status, AT_SYMLINK_NOFOLLOW); }
int lstat64(const char *path, struct stat64 *status) {
    return asked(AT_FDCWD, path, (struct stat *)status, AT_SYMLINK_NOFOLLOW);
}
int fstat(int file, struct stat *status) { return asked(file, "", status, AT_EMPTY_PATH); }
int fstat64(int file, struct stat64 *status) { return asked(file, "", (struct stat *)status, AT_EMPTY_PATH); }
int fstatat(int folder, const char *path, struct stat *status, int flags) { return asked(folder, path, status, flags); }
int fstatat64(int folder, const char *path, struct stat64 *status, int flags) {
    return asked(folder, path, (struct stat *)status, flags);
}

#endif
