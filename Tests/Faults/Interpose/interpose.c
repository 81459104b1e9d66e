// Stands between a program and the C library: counts the calls on a folder and lets one of them go wrong.
//
// The harness builds this file and loads it with LD_PRELOAD; plan.h says what it can be asked for. Linux only.
#include "plan.h"

#include "log.h"

#include "files.h"
#include "folders.h"
#include "locks.h"
#include "names.h"
