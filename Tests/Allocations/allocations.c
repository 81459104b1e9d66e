// Counts the memory that each thread has allocated, for tests that bound it. Built and preloaded by script/allocations.
//
// Sizes are those of the blocks that glibc hands out, which are what a process takes, not those that were asked for.

#include <errno.h>
#include <malloc.h>
#include <stddef.h>
#include <stdint.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *block);

// Memory for thread-local variables must not be allocated by the functions that use them.
#define LOCAL static __thread __attribute__((tls_model("initial-exec")))

// Bytes since the count began; below zero if the thread frees what it or another thread allocated before.
LOCAL ptrdiff_t current;
LOCAL ptrdiff_t largest;

static void add(void *block) {
    if (!block) return;
    current += (ptrdiff_t)malloc_usable_size(block);
    if (current > largest) largest = current;
}

static void subtract(void *block) {
    if (block) current -= (ptrdiff_t)malloc_usable_size(block);
}

void *malloc(size_t size) {
    void *block = __libc_malloc(size);
    add(block);
    return block;
}

void *calloc(size_t count, size_t size) {
    void *block = __libc_calloc(count, size);
    add(block);
    return block;
}

void *realloc(void *block, size_t size) {
    // Both blocks exist while one is copied to the other.
    ptrdiff_t before = block ? (ptrdiff_t)malloc_usable_size(block) : 0;
    void *other = __libc_realloc(block, size);
    if (other == block || other) {
        add(other);
        current -= before;
    } else if (size == 0) {
        current -= before;
    }
    return other;
}

void *memalign(size_t alignment, size_t size) {
    void *block = __libc_memalign(alignment, size);
    add(block);
    return block;
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **target, size_t alignment, size_t size) {
    void *block = memalign(alignment, size);
    if (!block) return ENOMEM;
    *target = block;
    return 0;
}

void free(void *block) {
    subtract(block);
    __libc_free(block);
}

// Begins to count in this thread.
void rnn_memory_allocations_begin(void) { current = largest = 0; }

// The most bytes since the count began.
int64_t rnn_memory_allocations_largest(void) { return largest; }
