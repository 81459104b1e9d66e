#include "protocol.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double processor_seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void write_floats(const char *path, const float *floats, size_t count) {
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(floats, sizeof(float), count, file) != count || fclose(file) != 0) {
        fprintf(stderr, "%s: cannot be written\n", path);
        exit(73);
    }
}

// What is loaded: a case, what the library made of it and room for its outputs.
struct loaded_case {
    struct pair_case pair_case;
    void *prepared;
    float *outputs;
};

static void unload(const struct peer *peer, struct loaded_case *loaded) {
    if (!loaded->prepared) return;
    peer->release(loaded->prepared);
    free_pair_case(&loaded->pair_case);
    free(loaded->outputs);
    loaded->prepared = NULL;
}

static void load(const struct peer *peer, struct loaded_case *loaded, const char *path) {
    unload(peer, loaded);
    loaded->pair_case = read_pair_case(path);
    loaded->outputs = new_floats(loaded->pair_case.steps * 2 * loaded->pair_case.units);
    loaded->prepared = peer->prepare(&loaded->pair_case);
}

int serve(const struct peer *peer) {
    struct loaded_case loaded = {.prepared = NULL};
    char line[4096], path[4096];
    unsigned long count;
    printf("ready %s\n", peer->version);
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
        if (sscanf(line, "load %4095s", path) == 1) {
            load(peer, &loaded, path);
            printf("loaded 1 %zu\n", loaded.pair_case.steps);
        } else if (!loaded.prepared) {
            fprintf(stderr, "no case is loaded: %s", line);
            return 64;
        } else if (sscanf(line, "outputs %lu %4095s", &count, path) == 2 && count <= loaded.pair_case.steps) {
            peer->call(loaded.prepared, loaded.outputs);
            write_floats(path, loaded.outputs, count * 2 * loaded.pair_case.units);
            puts("written");
        } else if (sscanf(line, "time %lu", &count) == 1) {
            double start = processor_seconds();
            for (unsigned long call = 0; call < count; call++) peer->call(loaded.prepared, loaded.outputs);
            printf("seconds %.9f\n", processor_seconds() - start);
        } else {
            fprintf(stderr, "unknown command: %s", line);
            return 64;
        }
        fflush(stdout);
    }
    unload(peer, &loaded);
    return 0;
}
