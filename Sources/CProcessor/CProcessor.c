#include "CProcessor.h"

bool processor_runs_kernels(void) {
#if defined(__x86_64__) && !defined(RNN_MEMORY_PORTABLE)
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi")
        && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("f16c") && __builtin_cpu_supports("lzcnt")
        && __builtin_cpu_supports("movbe");
#else
    return true;
#endif
}
