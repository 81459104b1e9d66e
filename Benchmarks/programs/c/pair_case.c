#include "pair_case.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fail(const char *path, const char *problem) {
    fprintf(stderr, "%s: %s\n", path, problem);
    exit(65);
}

float *new_floats(size_t count) {
    size_t bytes = (count * sizeof(float) + 63) / 64 * 64;
    float *floats = aligned_alloc(64, bytes ? bytes : 64);
    if (!floats) {
        fprintf(stderr, "no memory for %zu numbers\n", count);
        exit(71);
    }
    return floats;
}

static float *read_floats(FILE *file, const char *path, size_t count) {
    float *floats = new_floats(count);
    if (fread(floats, sizeof(float), count, file) != count) fail(path, "ends too early");
    return floats;
}

struct pair_case read_pair_case(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) fail(path, "cannot be opened");
    struct pair_case read;
    char cell[8];
    size_t networks;
    if (fscanf(file, "%7s %zu %zu %zu %zu %zu", cell, &read.inputs, &read.units, &networks, &read.steps,
               &read.divergent_steps) != 6 ||
        fgetc(file) != '\n')
        fail(path, "does not start as a case does");
    read.cell = strcmp(cell, "lstm") == 0 ? LSTM : GRU;
    read.columns = (read.cell == LSTM ? 4 : 3) * read.units;
    read.kernel = read_floats(file, path, read.inputs * read.columns);
    read.recurrent_kernel = read_floats(file, path, read.units * read.columns);
    read.bias = read_floats(file, path, read.columns);
    read.recurrent_bias = read_floats(file, path, read.cell == GRU ? read.units : 0);
    read.divergent_inputs = read_floats(file, path, read.divergent_steps * 2 * read.inputs);
    read.shared_inputs = read_floats(file, path, (read.steps - read.divergent_steps) * read.inputs);
    fclose(file);
    return read;
}

void free_pair_case(struct pair_case *pair_case) {
    free(pair_case->kernel);
    free(pair_case->recurrent_kernel);
    free(pair_case->bias);
    free(pair_case->recurrent_bias);
    free(pair_case->divergent_inputs);
    free(pair_case->shared_inputs);
}
