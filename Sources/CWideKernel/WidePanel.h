// The product of a panel in one format, which the including file defines by macros; they end with this file.

/// The products with `count` columns from `first`, their sums in registers; `count` is a constant at every call.
///
/// A row needs two reads of weights and one of an input per column for twice as many multiply-adds as columns. Twelve
/// columns take 24 of 32 registers.
WIDE_INLINE void TILE(const struct wide_panel *panel, ptrdiff_t first, int count) {
    const NUMBER *weights = panel->weights;
    const NUMBER *start = (const NUMBER *)panel->start + first * panel->start_stride;
    NUMBER *outputs = (NUMBER *)panel->outputs + first * panel->output_stride;
    const NUMBER *inputs[12];
    VECTOR left[12], right[12];
#pragma clang loop unroll(full)
    for (int column = 0; column < count; column++) {
        inputs[column] = (const NUMBER *)panel->inputs + panel->offsets[first + column];
        left[column] = LOAD(start + column * panel->start_stride);
        right[column] = LOAD(start + column * panel->start_stride + LANES);
    }
    for (ptrdiff_t row = 0; row < panel->rows; row++) {
        VECTOR left_weights = LOAD(weights + row * 2 * LANES);
        VECTOR right_weights = LOAD(weights + row * 2 * LANES + LANES);
#pragma clang loop unroll(full)
        for (int column = 0; column < count; column++) {
            VECTOR input = SPREAD(inputs[column][row]);
            left[column] = MULTIPLY_ADD(left_weights, input, left[column]);
            right[column] = MULTIPLY_ADD(right_weights, input, right[column]);
        }
    }
#pragma clang loop unroll(full)
    for (int column = 0; column < count; column++) {
        STORE(outputs + column * panel->output_stride, left[column]);
        STORE(outputs + column * panel->output_stride + LANES, right[column]);
    }
}

/// Columns are divided into as few tiles as possible, whose sizes differ by at most one.
WIDE void ACCUMULATE(const struct wide_panel *panel) {
    ptrdiff_t tiles = (panel->columns + 11) / 12;
    ptrdiff_t column = 0;
    for (; tiles > 0; tiles--) {
        ptrdiff_t count = (panel->columns - column + tiles - 1) / tiles;
        switch (count) {
        case 1: TILE(panel, column, 1); break;
        case 2: TILE(panel, column, 2); break;
        case 3: TILE(panel, column, 3); break;
        case 4: TILE(panel, column, 4); break;
        case 5: TILE(panel, column, 5); break;
        case 6: TILE(panel, column, 6); break;
        case 7: TILE(panel, column, 7); break;
        case 8: TILE(panel, column, 8); break;
        case 9: TILE(panel, column, 9); break;
        case 10: TILE(panel, column, 10); break;
        case 11: TILE(panel, column, 11); break;
        default: TILE(panel, column, 12); break;
        }
        column += count;
    }
}

#undef NUMBER
#undef VECTOR
#undef LANES
#undef LOAD
#undef SPREAD
#undef MULTIPLY_ADD
#undef STORE
#undef TILE
#undef ACCUMULATE
