#include "WideFunctions.h"

#if defined(__x86_64__) && !defined(RNN_MEMORY_PORTABLE)

#include <immintrin.h>

// As in CWideKernel.c, only these functions are compiled for AVX-512. Every operation is that of the Swift function of the
// same name in Recurrent/Elementary, in its order, on 16 numbers: products and sums must stay apart where they are apart
// there.
#pragma STDC FP_CONTRACT OFF
#define WIDE __attribute__((target("avx512f")))
#define WIDE_INLINE static inline __attribute__((always_inline, target("avx512f")))

WIDE_INLINE __m512 number(float value) { return _mm512_set1_ps(value); }

WIDE_INLINE __m512 sign_bits(void) { return _mm512_castsi512_ps(_mm512_set1_epi32((int)0x80000000)); }

WIDE_INLINE __m512 with_bits(__m512 vector, __m512 bits) {
    return _mm512_castsi512_ps(_mm512_or_si512(_mm512_castps_si512(vector), _mm512_castps_si512(bits)));
}

WIDE_INLINE __m512 negated(__m512 vector) {
    return _mm512_castsi512_ps(_mm512_xor_si512(_mm512_castps_si512(vector), _mm512_castps_si512(sign_bits())));
}

WIDE_INLINE __m512 signs_of(__m512 vector) {
    return _mm512_castsi512_ps(_mm512_and_si512(_mm512_castps_si512(vector), _mm512_castps_si512(sign_bits())));
}

/// `limit` where the number is smaller; NaN is kept.
WIDE_INLINE __m512 clamped_above(__m512 vector, __m512 limit) {
    return _mm512_mask_mov_ps(vector, _mm512_cmp_ps_mask(vector, limit, _CMP_LT_OQ), limit);
}

/// `limit` where the number is larger; NaN is kept.
WIDE_INLINE __m512 clamped_below(__m512 vector, __m512 limit) {
    return _mm512_mask_mov_ps(vector, _mm512_cmp_ps_mask(vector, limit, _CMP_GT_OQ), limit);
}

/// `scale`·2^n for a vector of 1.5·2^23 + n.
WIDE_INLINE __m512 power_of_two(__m512 shifted, float scale) {
    __m512i exponent = _mm512_slli_epi32(_mm512_castps_si512(shifted), 23);
    return _mm512_castsi512_ps(_mm512_add_epi32(_mm512_castps_si512(number(scale)), exponent));
}

/// `scale`·2^−n for a vector of 1.5·2^23 + n.
WIDE_INLINE __m512 inverse_power_of_two(__m512 shifted, float scale) {
    __m512i exponent = _mm512_slli_epi32(_mm512_castps_si512(shifted), 23);
    return _mm512_castsi512_ps(_mm512_sub_epi32(_mm512_castps_si512(number(scale)), exponent));
}

/// (e^kr − 1 − kr)/(k r²) for k = `rate` of 1 or 2.
WIDE_INLINE __m512 exponential_tail(__m512 r, float k) {
    float k2 = k * k;
    __m512 square = _mm512_mul_ps(r, r);
    __m512 c0 = _mm512_fmadd_ps(r, number(0.166665435f * k2), number(0.5f * k));
    __m512 c2 = _mm512_fmadd_ps(r, number(0.008366611f * (k2 * k2)), number(0.04166628f * (k2 * k)));
    __m512 c4 = number(0.00139464973f * (k2 * k2 * k));
    return _mm512_fmadd_ps(square, _mm512_fmadd_ps(square, c4, c2), c0);
}

#define ROUNDING_SHIFT 0x1.8p23f
#define LOG2_E 1.4426950f
#define LN2_HIGH 0.6931472f
#define LN2_LOW (-1.9046542e-9f)

WIDE_INLINE __m512 logistic(__m512 x) {
    __m512 bounded = clamped_below(clamped_above(negated(x), number(-30)), number(104.5f));
    __m512 shift = number(ROUNDING_SHIFT);
    __m512 shifted = _mm512_fmadd_ps(bounded, number(LOG2_E), shift);
    __m512 n = _mm512_sub_ps(shifted, shift);
    __m512 r = _mm512_fmadd_ps(n, number(-LN2_HIGH), bounded);
    r = _mm512_fmadd_ps(n, number(-LN2_LOW), r);
    __m512 minus_one = _mm512_fmadd_ps(_mm512_mul_ps(r, r), exponential_tail(r, 1), r);
    __m512 power = inverse_power_of_two(shifted, 0x1p24f);
    __m512 unscale = number(0x1p-24f);
    __m512 denominator = _mm512_add_ps(number(1), _mm512_fmadd_ps(power, unscale, minus_one));
    return _mm512_mul_ps(_mm512_div_ps(power, denominator), unscale);
}

WIDE_INLINE __m512 hyperbolic_tangent(__m512 x) {
    __m512 shift = number(ROUNDING_SHIFT);
    __m512 bounded = clamped_above(with_bits(x, sign_bits()), number(-9.02f));
    __m512 shifted = _mm512_fmadd_ps(bounded, number(2 * LOG2_E), shift);
    __m512 r = _mm512_fmadd_ps(_mm512_sub_ps(shifted, shift), number(-0.5f * LN2_HIGH), bounded);
    __m512 minus_one = _mm512_fmadd_ps(_mm512_mul_ps(r, r), exponential_tail(r, 2), r);
    __m512 twice = power_of_two(shifted, 2);
    __m512 power = power_of_two(shifted, 1);
    __m512 numerator = _mm512_fmadd_ps(negated(twice), minus_one, _mm512_sub_ps(number(1), power));
    __m512 denominator = _mm512_fmadd_ps(twice, minus_one, _mm512_add_ps(number(1), power));
    return with_bits(_mm512_div_ps(numerator, denominator), signs_of(x));
}

WIDE void wide_logistic(const float *numbers, float *results, ptrdiff_t vectors) {
    for (ptrdiff_t vector = 0; vector < vectors; vector++)
        _mm512_storeu_ps(results + vector * 16, logistic(_mm512_loadu_ps(numbers + vector * 16)));
}

WIDE void wide_tanh(const float *numbers, float *results, ptrdiff_t vectors) {
    for (ptrdiff_t vector = 0; vector < vectors; vector++)
        _mm512_storeu_ps(results + vector * 16, hyperbolic_tangent(_mm512_loadu_ps(numbers + vector * 16)));
}

/// The lower halves of two vectors.
WIDE_INLINE __m512 lower_halves(__m512 a, __m512 b) { return _mm512_shuffle_f32x4(a, b, 0x44); }

/// The upper halves of two vectors.
WIDE_INLINE __m512 upper_halves(__m512 a, __m512 b) { return _mm512_shuffle_f32x4(a, b, 0xEE); }

WIDE void wide_lstm(const float *sums, const float *c, float *next_c, float *next_h, ptrdiff_t vectors) {
    for (ptrdiff_t vector = 0; vector < vectors; vector++) {
        const float *place = sums + vector * 64;
        __m512 first_inputs = _mm512_loadu_ps(place), first_cells = _mm512_loadu_ps(place + 16);
        __m512 second_inputs = _mm512_loadu_ps(place + 32), second_cells = _mm512_loadu_ps(place + 48);
        __m512 i = logistic(lower_halves(first_inputs, second_inputs));
        __m512 f = logistic(upper_halves(first_inputs, second_inputs));
        __m512 g = hyperbolic_tangent(lower_halves(first_cells, second_cells));
        __m512 o = logistic(upper_halves(first_cells, second_cells));
        __m512 state = _mm512_fmadd_ps(f, _mm512_loadu_ps(c + vector * 16), _mm512_mul_ps(i, g));
        _mm512_storeu_ps(next_c + vector * 16, state);
        _mm512_storeu_ps(next_h + vector * 16, _mm512_mul_ps(o, hyperbolic_tangent(state)));
    }
}

#else

void wide_logistic(const float *numbers, float *results, ptrdiff_t vectors) {
    (void)numbers, (void)results, (void)vectors;
}

void wide_tanh(const float *numbers, float *results, ptrdiff_t vectors) {
    (void)numbers, (void)results, (void)vectors;
}

void wide_lstm(const float *sums, const float *c, float *next_c, float *next_h, ptrdiff_t vectors) {
    (void)sums, (void)c, (void)next_c, (void)next_h, (void)vectors;
}

#endif
