#include "CWideKernel.h"

#if defined(__x86_64__) && !defined(RNN_MEMORY_PORTABLE)

#include <immintrin.h>

// Only these functions are compiled for AVX-512, and all of them are static or called after a check: with compiler flags
// for the whole file, a shared inline function of a header could carry its instructions into the rest of the program.
#define WIDE __attribute__((target("avx512f")))
#define WIDE_INLINE static inline __attribute__((always_inline, target("avx512f")))

bool wide_kernel_is_available(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx512f");
}

#define NUMBER float
#define VECTOR __m512
#define LANES 16
#define LOAD(source) _mm512_loadu_ps(source)
#define SPREAD(number) _mm512_set1_ps(number)
#define MULTIPLY_ADD(a, b, sum) _mm512_fmadd_ps(a, b, sum)
#define STORE(target, vector) _mm512_storeu_ps(target, vector)
#define TILE tile_float32
#define TILES tiles_float32
#define ACCUMULATE wide_kernel_accumulate_float32
#include "WidePanel.h"

#define NUMBER double
#define VECTOR __m512d
#define LANES 8
#define LOAD(source) _mm512_loadu_pd(source)
#define SPREAD(number) _mm512_set1_pd(number)
#define MULTIPLY_ADD(a, b, sum) _mm512_fmadd_pd(a, b, sum)
#define STORE(target, vector) _mm512_storeu_pd(target, vector)
#define TILE tile_float64
#define TILES tiles_float64
#define ACCUMULATE wide_kernel_accumulate_float64
#include "WidePanel.h"

#else

bool wide_kernel_is_available(void) { return false; }
void wide_kernel_accumulate_float32(const struct wide_panel *panel) { (void)panel; }
void wide_kernel_accumulate_float64(const struct wide_panel *panel) { (void)panel; }

#endif
