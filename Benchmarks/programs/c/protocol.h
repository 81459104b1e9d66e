// The conversation between the comparison and a program in C or C++; programs/protocol.py documents it.
#ifndef PROTOCOL_H
#define PROTOCOL_H

#include "pair_case.h"

#ifdef __cplusplus
extern "C" {
#endif

// A library that runs recurrent layers.
struct peer {
    const char *version;
    // Lays out whatever a call needs.
    void *(*prepare)(const struct pair_case *);
    // Takes both sequences through all steps from rest; outputs are steps × 2 × n.
    void (*call)(void *prepared, float *outputs);
    void (*release)(void *prepared);
};

// Answers commands until there are no more.
int serve(const struct peer *peer);

#ifdef __cplusplus
}
#endif

#endif
