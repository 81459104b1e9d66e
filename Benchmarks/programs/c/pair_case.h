// A case as a program in C or C++ reads it; comparison/case.py documents the file.
#ifndef PAIR_CASE_H
#define PAIR_CASE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum cell { LSTM, GRU };

// The first network of a case: its sizes, weights and inputs.
struct pair_case {
    enum cell cell;
    size_t inputs;           // m
    size_t units;            // n
    size_t columns;          // G·n
    size_t steps;
    size_t divergent_steps;
    float *kernel;           // m × G·n
    float *recurrent_kernel; // n × G·n
    float *bias;             // G·n
    float *recurrent_bias;   // n, GRU alone
    float *divergent_inputs; // divergent_steps × 2 × m
    float *shared_inputs;    // (steps − divergent_steps) × m
};

// Reads the first network of a file; ends the program when it cannot.
struct pair_case read_pair_case(const char *path);

void free_pair_case(struct pair_case *pair_case);

// Memory for so many numbers, aligned to cache lines; ends the program when there is none.
float *new_floats(size_t count);

#ifdef __cplusplus
}
#endif

#endif
