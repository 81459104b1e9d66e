#include <glib.h>
#ifdef __linux__
// Swift's own module of the C library leaves malloc_trim(3) and statfs(2) out.
#include <malloc.h>
#include <sys/vfs.h>
#endif
