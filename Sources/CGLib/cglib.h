#include <glib.h>
#ifdef __linux__
// Swift's own module of the C library leaves statfs(2) out.
#include <sys/vfs.h>
#endif
