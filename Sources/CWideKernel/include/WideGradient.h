#ifndef WIDE_GRADIENT_H
#define WIDE_GRADIENT_H

#include <stddef.h>

/// What sums start from.
enum wide_start {
    /// Zero.
    WIDE_START_ZERO,
    /// A number for each row.
    WIDE_START_NUMBERS,
    /// A row of 16 numbers for each row.
    WIDE_START_ROWS,
};

/// The product of a matrix of float32 with rows of 16 numbers, one number for each of 16 sequences.
struct wide_rows {
    /// The weights, packed in tiles of `wide_gradient_tile` rows: [tile][operand][row of the tile].
    const float *weights;
    /// A row for each operand.
    const float *operands;
    ptrdiff_t operand_count;
    /// The number of rows of results.
    ptrdiff_t rows;
    enum wide_start start_kind;
    const float *start;
    float *results;
};

/// The number of rows in the next tile, of `rows` that are left.
ptrdiff_t wide_gradient_tile(ptrdiff_t rows);

/// results ← start + weights · operands, summed over the operands in order by fused multiply-add.
///
/// The processor must have what `wide_kernel_is_available` asks for; so must it for the function below.
void wide_gradient_multiply(const struct wide_rows *product);

/// The sums over steps and 16 sequences of the products of operands with the gradients of sums. Distances are in numbers.
struct wide_outer {
    /// A row of 16 numbers for each operand, and the distance from step to step.
    const float *operands;
    ptrdiff_t operand_count;
    ptrdiff_t operand_stride;
    /// The gradients of four or eight sums: [step][sum][sequence].
    const float *sums;
    ptrdiff_t sum_count;
    ptrdiff_t steps;
    /// The entry of the first operand and the first sum, and the distance to that of the next operand.
    float *gradient;
    ptrdiff_t gradient_stride;
};

/// gradient ← the sums for every operand and every sum.
///
/// A sequence's products are summed over the steps in order by fused multiply-add; the sequences are joined as
/// (((0+1)+(2+3))+((4+5)+(6+7))) + (((8+9)+(10+11))+((12+13)+(14+15))).
void wide_gradient_outer(const struct wide_outer *product);

#endif
