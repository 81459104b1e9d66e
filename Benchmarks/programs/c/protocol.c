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
struct session {
    struct pair_case pair_case;
    void *prepared;
    float *outputs;
};

static void unload(const struct peer *peer, struct session *session) {
    if (!session->prepared) return;
    peer->release(session->prepared);
    free_pair_case(&session->pair_case);
    free(session->outputs);
    session->prepared = NULL;
}

static void load(const struct peer *peer, struct session *session, const char *path) {
    unload(peer, session);
    session->pair_case = read_pair_case(path);
    session->outputs = new_floats(session->pair_case.steps * 2 * session->pair_case.units);
    session->prepared = peer->prepare(&session->pair_case);
}

int serve(const struct peer *peer) {
    struct session session = {.prepared = NULL};
    char line[4096], path[4096];
    unsigned long count;
    printf("ready %s\n", peer->version);
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
        if (sscanf(line, "load %4095s", path) == 1) {
            load(peer, &session, path);
            printf("loaded 1 %zu\n", session.pair_case.steps);
        } else if (!session.prepared) {
            fprintf(stderr, "no case is loaded: %s", line);
            return 64;
        } else if (sscanf(line, "outputs %lu %4095s", &count, path) == 2 && count <= session.pair_case.steps) {
            peer->call(session.prepared, session.outputs);
            write_floats(path, session.outputs, count * 2 * session.pair_case.units);
            puts("written");
        } else if (sscanf(line, "time %lu", &count) == 1) {
            double start = processor_seconds();
            for (unsigned long call = 0; call < count; call++) peer->call(session.prepared, session.outputs);
            printf("seconds %.9f\n", processor_seconds() - start);
        } else {
            fprintf(stderr, "unknown command: %s", line);
            return 64;
        }
        fflush(stdout);
    }
    unload(peer, &session);
    return 0;
}
