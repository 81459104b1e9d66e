// The product of a panel in one format, which the including file defines by macros; they end with this file.

/// The products with `count` columns from `first`, their sums in registers; `count` and `vectors` are constants at every
/// call.
///
/// With two vectors, a row needs two reads of weights and one of an input per column for twice as many multiply-adds as
/// columns. Twelve columns then take 24 of 32 registers.
WIDE_INLINE void TILE(const struct wide_panel *panel, ptrdiff_t first, int count, int vectors) {
    const NUMBER *weights = panel->weights;
    const NUMBER *start = (const NUMBER *)panel->start + first * panel->start_stride;
    NUMBER *outputs = (NUMBER *)panel->outputs + first * panel->output_stride;
    const NUMBER *inputs[12];
    VECTOR sums[12][2];
#pragma clang loop unroll(full)
    for (int column = 0; column < count; column++) {
        inputs[column] = (const NUMBER *)panel->inputs + panel->offsets[first + column];
#pragma clang loop unroll(full)
        for (int vector = 0; vector < vectors; vector++)
            sums[column][vector] = LOAD(start + column * panel->start_stride + vector * LANES);
    }
    for (ptrdiff_t row = 0; row < panel->rows; row++) {
        VECTOR row_weights[2];
#pragma clang loop unroll(full)
        for (int vector = 0; vector < vectors; vector++)
            row_weights[vector] = LOAD(weights + (row * vectors + vector) * LANES);
#pragma clang loop unroll(full)
        for (int column = 0; column < count; column++) {
            VECTOR input = SPREAD(inputs[column][row]);
#pragma clang loop unroll(full)
            for (int vector = 0; vector < vectors; vector++)
                sums[column][vector] = MULTIPLY_ADD(row_weights[vector], input, sums[column][vector]);
        }
    }
#pragma clang loop unroll(full)
    for (int column = 0; column < count; column++) {
#pragma clang loop unroll(full)
        for (int vector = 0; vector < vectors; vector++)
            STORE(outputs + column * panel->output_stride + vector * LANES, sums[column][vector]);
    }
}

/// Columns are divided into as few tiles as possible, whose sizes differ by at most one.
WIDE_INLINE void TILES(const struct wide_panel *panel, int vectors) {
    ptrdiff_t tiles = (panel->columns + 11) / 12;
    ptrdiff_t column = 0;
    for (; tiles > 0; tiles--) {
        ptrdiff_t count = (panel->columns - column + tiles - 1) / tiles;
        switch (count) {
        case 1: TILE(panel, column, 1, vectors); break;
        case 2: TILE(panel, column, 2, vectors); break;
        case 3: TILE(panel, column, 3, vectors); break;
        case 4: TILE(panel, column, 4, vectors); break;
        case 5: TILE(panel, column, 5, vectors); break;
        case 6: TILE(panel, column, 6, vectors); break;
        case 7: TILE(panel, column, 7, vectors); break;
        case 8: TILE(panel, column, 8, vectors); break;
        case 9: TILE(panel, column, 9, vectors); break;
        case 10: TILE(panel, column, 10, vectors); break;
        case 11: TILE(panel, column, 11, vectors); break;
        default: TILE(panel, column, 12, vectors); break;
        }
        column += count;
    }
}

WIDE void ACCUMULATE(const struct wide_panel *panel) {
    if (panel->vectors == 1)
        TILES(panel, 1);
    else
        TILES(panel, 2);
}

#undef NUMBER
#undef VECTOR
#undef LANES
#undef LOAD
#undef SPREAD
#undef MULTIPLY_ADD
#undef STORE
#undef TILE
#undef TILES
#undef ACCUMULATE
