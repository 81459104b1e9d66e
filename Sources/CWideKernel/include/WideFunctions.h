#ifndef WIDE_FUNCTIONS_H
#define WIDE_FUNCTIONS_H

#include <stddef.h>

// Functions of float32 on vectors of 16 numbers, with the bits of the functions of eight. The processor must have what
// `wide_kernel_is_available` asks for.

/// results ← 1 / (1 + e^−numbers).
void wide_logistic(const float *numbers, float *results, ptrdiff_t vectors);

/// results ← tanh(numbers).
void wide_tanh(const float *numbers, float *results, ptrdiff_t vectors);

/// i, f, o = σ(sums), g = tanh(sums); next_c ← f∘c + i∘g; next_h ← o∘tanh(next_c).
///
/// The sums of eight units are i, f, g and o, eight numbers each; a vector has two such groups of units.
void wide_lstm(const float *sums, const float *c, float *next_c, float *next_h, ptrdiff_t vectors);

#endif
