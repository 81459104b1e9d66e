#ifndef C_WIDE_KERNEL_H
#define C_WIDE_KERNEL_H

#include <stdbool.h>
#include <stddef.h>

/// The product of one panel of packed weights with many columns of inputs.
///
/// A vector has 64 bytes: 16 numbers of float32 or 8 of float64. Distances are in numbers.
struct wide_panel {
    /// The weights: [row][vector of the panel].
    const void *weights;
    /// The number of vectors in a row, 1 or 2.
    ptrdiff_t vectors;
    /// The number of rows.
    ptrdiff_t rows;
    /// The inputs of column c begin at `inputs` + `offsets`[c], one for each row.
    const void *inputs;
    const ptrdiff_t *offsets;
    /// The number of columns.
    ptrdiff_t columns;
    /// The initial values of the first column's sums, and the distance to those of the next column.
    const void *start;
    ptrdiff_t start_stride;
    /// The destination of the first column's sums, and the distance to that of the next column.
    void *outputs;
    ptrdiff_t output_stride;
};

/// Whether this processor and its operating system run the products below.
bool wide_kernel_is_available(void);

/// outputs ← start + inputs · weights in float32, summed over the rows in order by fused multiply-add.
void wide_kernel_accumulate_float32(const struct wide_panel *panel);

/// outputs ← start + inputs · weights in float64, summed over the rows in order by fused multiply-add.
void wide_kernel_accumulate_float64(const struct wide_panel *panel);

#endif
