#include "WideGradient.h"

#if defined(__x86_64__) && !defined(RNN_MEMORY_PORTABLE)

#include <immintrin.h>

// As in CWideKernel.c, only these functions are compiled for AVX-512. A row of 16 numbers is one vector.
#define WIDE __attribute__((target("avx512f")))
#define WIDE_INLINE static inline __attribute__((always_inline, target("avx512f")))

/// The sums of `rows` rows from `first`, in registers; `rows` is constant at every call.
///
/// An operand is read once for all rows, and every multiply-add reads its weight. Eight sums hide the latency of a
/// multiply-add.
WIDE_INLINE void row_sums(const struct wide_rows *product, ptrdiff_t first, int rows) {
    const float *weights = product->weights + first * product->operand_count;
    const float *operands = product->operands;
    __m512 sums[24];
#pragma clang loop unroll(full)
    for (int row = 0; row < rows; row++) {
        switch (product->start_kind) {
        case WIDE_START_NUMBERS: sums[row] = _mm512_set1_ps(product->start[first + row]); break;
        case WIDE_START_ROWS: sums[row] = _mm512_loadu_ps(product->start + (first + row) * 16); break;
        default: sums[row] = _mm512_setzero_ps(); break;
        }
    }
    for (ptrdiff_t operand = 0; operand < product->operand_count; operand++) {
        __m512 numbers = _mm512_loadu_ps(operands + operand * 16);
#pragma clang loop unroll(full)
        for (int row = 0; row < rows; row++)
            sums[row] = _mm512_fmadd_ps(_mm512_set1_ps(weights[operand * rows + row]), numbers, sums[row]);
    }
#pragma clang loop unroll(full)
    for (int row = 0; row < rows; row++) _mm512_storeu_ps(product->results + (first + row) * 16, sums[row]);
}

WIDE void wide_gradient_multiply(const struct wide_rows *product) {
    ptrdiff_t row = 0;
    while (row < product->rows) {
        ptrdiff_t width = wide_gradient_tile(product->rows - row);
        switch (width) {
        case 24: row_sums(product, row, 24); break;
        case 16: row_sums(product, row, 16); break;
        case 8: row_sums(product, row, 8); break;
        case 4: row_sums(product, row, 4); break;
        case 2: row_sums(product, row, 2); break;
        default: row_sums(product, row, 1); break;
        }
        row += width;
    }
}

/// Lanes 8 to 15.
WIDE_INLINE __m256 upper(__m512 vector) {
    return _mm256_castpd_ps(_mm512_extractf64x4_pd(_mm512_castps_pd(vector), 1));
}

/// The sums of the lanes of four vectors: the halves of each joined as ((0+1)+(2+3))+((4+5)+(6+7)), then their sum.
WIDE_INLINE __m128 lane_sums(__m512 a, __m512 b, __m512 c, __m512 d) {
    __m256 low = _mm256_hadd_ps(
        _mm256_hadd_ps(_mm512_castps512_ps256(a), _mm512_castps512_ps256(b)),
        _mm256_hadd_ps(_mm512_castps512_ps256(c), _mm512_castps512_ps256(d)));
    __m256 high = _mm256_hadd_ps(
        _mm256_hadd_ps(upper(a), upper(b)),
        _mm256_hadd_ps(upper(c), upper(d)));
    return _mm_add_ps(
        _mm_add_ps(_mm256_castps256_ps128(low), _mm256_extractf128_ps(low, 1)),
        _mm_add_ps(_mm256_castps256_ps128(high), _mm256_extractf128_ps(high, 1)));
}

/// The entries of `rows` operands from `operand` and all sums; `rows` and `width` are constant at every call.
WIDE_INLINE void entries(const struct wide_outer *product, ptrdiff_t operand, int rows, int width) {
    const float *operands = product->operands + operand * 16;
    const float *sums = product->sums;
    __m512 totals[3][8];
#pragma clang loop unroll(full)
    for (int row = 0; row < rows; row++)
#pragma clang loop unroll(full)
        for (int sum = 0; sum < width; sum++) totals[row][sum] = _mm512_setzero_ps();
    for (ptrdiff_t step = 0; step < product->steps; step++) {
        __m512 numbers[3];
#pragma clang loop unroll(full)
        for (int row = 0; row < rows; row++) numbers[row] = _mm512_loadu_ps(operands + row * 16);
#pragma clang loop unroll(full)
        for (int sum = 0; sum < width; sum++) {
            __m512 error = _mm512_loadu_ps(sums + sum * 16);
#pragma clang loop unroll(full)
            for (int row = 0; row < rows; row++)
                totals[row][sum] = _mm512_fmadd_ps(numbers[row], error, totals[row][sum]);
        }
        operands += product->operand_stride;
        sums += width * 16;
    }
    float *gradient = product->gradient + operand * product->gradient_stride;
#pragma clang loop unroll(full)
    for (int row = 0; row < rows; row++)
#pragma clang loop unroll(full)
        for (int sum = 0; sum < width; sum += 4)
            _mm_storeu_ps(
                gradient + row * product->gradient_stride + sum,
                lane_sums(totals[row][sum], totals[row][sum + 1], totals[row][sum + 2], totals[row][sum + 3]));
}

/// Operands are divided into tiles of three; the last starts earlier where it would exceed them.
WIDE_INLINE void all_entries(const struct wide_outer *product, int width) {
    if (product->operand_count < 3) {
        for (ptrdiff_t operand = 0; operand < product->operand_count; operand++) entries(product, operand, 1, width);
        return;
    }
    for (ptrdiff_t next = 0; next < product->operand_count; next += 3) {
        ptrdiff_t last = product->operand_count - 3;
        entries(product, next < last ? next : last, 3, width);
    }
}

WIDE void wide_gradient_outer(const struct wide_outer *product) {
    if (product->sum_count == 8)
        all_entries(product, 8);
    else
        all_entries(product, 4);
}

#else

void wide_gradient_multiply(const struct wide_rows *product) { (void)product; }
void wide_gradient_outer(const struct wide_outer *product) { (void)product; }

#endif

ptrdiff_t wide_gradient_tile(ptrdiff_t rows) {
    if (rows >= 24) return 24;
    if (rows >= 16) return 16;
    if (rows >= 8) return 8;
    if (rows >= 4) return 4;
    return rows >= 2 ? 2 : 1;
}
