// The cells on OpenBLAS: the inputs of a block of steps in one sgemm, the outputs of a step in two sgemv, one a
// sequence (one sgemm of two columns takes far longer).
#include <cblas.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "activations.h"
#include "protocol.h"

enum { BLOCK_STEPS = 256 };

struct layer {
    const struct pair_case *given;
    float *from_input; // BLOCK_STEPS × 1 or 2 × G·n: W x + b
    float *sums;       // G·n
    float *cell_state; // 2 × n
    float *rest;       // n zeros
};

static void *prepare(const struct pair_case *given) {
    struct layer *layer = malloc(sizeof *layer);
    if (!layer) abort();
    layer->given = given;
    layer->from_input = new_floats(BLOCK_STEPS * 2 * given->columns);
    layer->sums = new_floats(given->columns);
    layer->cell_state = new_floats(2 * given->units);
    layer->rest = new_floats(given->units);
    memset(layer->rest, 0, given->units * sizeof(float));
    return layer;
}

static void release(void *prepared) {
    struct layer *layer = prepared;
    free(layer->from_input);
    free(layer->sums);
    free(layer->cell_state);
    free(layer->rest);
    free(layer);
}

// W x + b of so many inputs.
static void project(const struct layer *layer, const float *inputs, size_t count) {
    const struct pair_case *given = layer->given;
    int m = (int)given->inputs, columns = (int)given->columns;
    for (size_t row = 0; row < count; row++)
        memcpy(layer->from_input + row * given->columns, given->bias, given->columns * sizeof(float));
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, (int)count, columns, m, 1, inputs, m, given->kernel, columns,
                1, layer->from_input, columns);
}

// Adds U h to the sums.
static void add_recurrent(const struct layer *layer, const float *h) {
    const struct pair_case *given = layer->given;
    cblas_sgemv(CblasRowMajor, CblasTrans, (int)given->units, (int)given->columns, 1, given->recurrent_kernel,
                (int)given->columns, h, 1, 1, layer->sums, 1);
}

static void lstm_step(const struct layer *layer, const float *from_input, const float *h, float *restrict c,
                      float *restrict output) {
    const size_t n = layer->given->units;
    const float *restrict sums = layer->sums;
    memcpy(layer->sums, from_input, 4 * n * sizeof(float));
    add_recurrent(layer, h);
    for (size_t unit = 0; unit < n; unit++) {
        float i = logistic(sums[unit]), f = logistic(sums[n + unit]);
        float g = hyperbolic_tangent(sums[2 * n + unit]), o = logistic(sums[3 * n + unit]);
        c[unit] = f * c[unit] + i * g;
        output[unit] = o * hyperbolic_tangent(c[unit]);
    }
}

static void gru_step(const struct layer *layer, const float *restrict from_input, const float *h,
                     float *restrict output) {
    const size_t n = layer->given->units;
    const float *restrict sums = layer->sums;
    memcpy(layer->sums, from_input, 2 * n * sizeof(float));
    memcpy(layer->sums + 2 * n, layer->given->recurrent_bias, n * sizeof(float));
    add_recurrent(layer, h);
    for (size_t unit = 0; unit < n; unit++) {
        float z = logistic(sums[unit]), r = logistic(sums[n + unit]);
        float candidate = hyperbolic_tangent(from_input[2 * n + unit] + r * sums[2 * n + unit]);
        output[unit] = candidate + z * (h[unit] - candidate);
    }
}

// Takes both sequences through some steps; shared inputs stand there once.
static const float *advance(const struct layer *layer, const float *inputs, size_t steps, size_t readings,
                            const float *previous, float *outputs) {
    const struct pair_case *given = layer->given;
    const size_t n = given->units;
    for (size_t done = 0; done < steps; done += BLOCK_STEPS) {
        size_t block = steps - done < BLOCK_STEPS ? steps - done : BLOCK_STEPS;
        project(layer, inputs + done * readings * given->inputs, block * readings);
        for (size_t step = 0; step < block; step++) {
            for (size_t sequence = 0; sequence < 2; sequence++) {
                size_t row = step * readings + (readings == 2 ? sequence : 0);
                const float *from_input = layer->from_input + row * given->columns;
                const float *h = previous ? previous + sequence * n : layer->rest;
                float *output = outputs + ((done + step) * 2 + sequence) * n;
                if (given->cell == LSTM)
                    lstm_step(layer, from_input, h, layer->cell_state + sequence * n, output);
                else
                    gru_step(layer, from_input, h, output);
            }
            previous = outputs + (done + step) * 2 * n;
        }
    }
    return previous;
}

static void call(void *prepared, float *outputs) {
    const struct layer *layer = prepared;
    const struct pair_case *given = layer->given;
    memset(layer->cell_state, 0, 2 * given->units * sizeof(float));
    const float *previous = advance(layer, given->divergent_inputs, given->divergent_steps, 2, NULL, outputs);
    advance(layer, given->shared_inputs, given->steps - given->divergent_steps, 1, previous,
            outputs + given->divergent_steps * 2 * given->units);
}

int main(void) {
    // "OpenBLAS 0.3.21 …": the second word is the version.
    static char version[64];
    if (sscanf(openblas_get_config(), "%*s %63s", version) != 1) strcpy(version, "unknown");
    openblas_set_num_threads(1);
    struct peer peer = {version, prepare, call, release};
    return serve(&peer);
}
