#ifndef C_PROCESSOR_H
#define C_PROCESSOR_H

#include <stdbool.h>

/// Whether this processor has every instruction that the kernels were compiled for.
bool processor_runs_kernels(void);

#endif
