/* A pool of threads that take items of one piece of work until none is left; the caller works along.
 *
 * One caller at a time has the pool; another one meanwhile does its work alone. A child made by fork() begins a pool
 * of its own. Which thread takes an item never changes what is computed for it, and a thread that the system keeps
 * waiting delays nobody unless it has taken an item.
 */
#ifndef GIGASTYLE_POOL_H
#define GIGASTYLE_POOL_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_THREADS 64
#define SPINS 4000 /* looks at a counter before a thread goes to sleep: some 10 microseconds */

typedef void (*item_function)(const void *work, long item, float *scratch);

static pthread_mutex_t pool_owner = PTHREAD_MUTEX_INITIALIZER; /* held by the caller from first to last item */
static struct {
    pthread_mutex_t lock;
    pthread_cond_t wake, done;
    pid_t pid;
    int threads; /* beside the caller */
    atomic_uint round;
    atomic_int active; /* threads that work on this round */
    atomic_long next;
    int is_open, wanted;
    item_function function;
    const void *work;
    long items;
    size_t scratch_floats;
} pool = {.lock = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER, .done = PTHREAD_COND_INITIALIZER};

static struct thread_start {
    int number;
    unsigned round;
} thread_starts[MOST_THREADS];

static _Thread_local float *scratch_of_thread;
static _Thread_local size_t scratch_floats_of_thread;
static pthread_key_t scratch_key; /* frees the memory of a thread that ends */
static pthread_once_t scratch_once = PTHREAD_ONCE_INIT;

static void make_scratch_key(void) { pthread_key_create(&scratch_key, free); }

/* Memory of the calling thread, kept from call to call; NULL where there is none. */
static float *scratch_for(size_t floats) {
    if (floats > scratch_floats_of_thread) {
        pthread_once(&scratch_once, make_scratch_key);
        free(scratch_of_thread);
        scratch_of_thread = NULL;
        scratch_floats_of_thread = 0;
        pthread_setspecific(scratch_key, NULL);
        void *memory = NULL;
        if (posix_memalign(&memory, 64, floats * sizeof(float))) return NULL;
        memset(memory, 0, floats * sizeof(float)); /* tiles that no picture fills are computed too, and not kept */
        scratch_of_thread = memory;
        scratch_floats_of_thread = floats;
        pthread_setspecific(scratch_key, memory);
    }
    return scratch_of_thread;
}

static void take_items(float *scratch) {
    long item;
    while ((item = atomic_fetch_add(&pool.next, 1)) < pool.items) pool.function(pool.work, item, scratch);
}

static void *work_on(void *start) {
    const int number = ((struct thread_start *)start)->number;
    unsigned seen = ((struct thread_start *)start)->round;
    for (;;) {
        for (int spins = 0; spins < SPINS && atomic_load_explicit(&pool.round, memory_order_relaxed) == seen; spins++)
            ;
        pthread_mutex_lock(&pool.lock);
        while (atomic_load(&pool.round) == seen) pthread_cond_wait(&pool.wake, &pool.lock);
        seen = atomic_load(&pool.round);
        if (pool.is_open && number < pool.wanted) {
            atomic_fetch_add(&pool.active, 1);
            pthread_mutex_unlock(&pool.lock);
            float *scratch = scratch_for(pool.scratch_floats);
            if (scratch || !pool.scratch_floats) take_items(scratch);
            pthread_mutex_lock(&pool.lock);
            if (atomic_fetch_sub(&pool.active, 1) == 1) pthread_cond_signal(&pool.done);
        }
        pthread_mutex_unlock(&pool.lock);
    }
    return NULL;
}

static void have_threads(int wanted) {
    if (pool.pid != getpid()) {
        pthread_mutex_init(&pool.lock, NULL);
        pthread_cond_init(&pool.wake, NULL);
        pthread_cond_init(&pool.done, NULL);
        pool.pid = getpid();
        pool.threads = 0;
        atomic_store(&pool.active, 0);
    }
    while (pool.threads < wanted) {
        struct thread_start *start = &thread_starts[pool.threads];
        pthread_t thread;
        start->number = pool.threads;
        start->round = atomic_load(&pool.round);
        if (pthread_create(&thread, NULL, work_on, start)) return;
        pthread_detach(thread);
        pool.threads++;
    }
}

/* Do all items on up to `threads` threads; 0, or -1 where there is no memory for the caller's own scratch. */
static int do_items(item_function function, const void *work, long items, size_t scratch_floats, int threads) {
    float *scratch = scratch_for(scratch_floats);
    if (!scratch && scratch_floats) return -1;
    if (threads > MOST_THREADS) threads = MOST_THREADS;
    if (threads < 2 || items < 2 || pthread_mutex_trylock(&pool_owner)) {
        for (long item = 0; item < items; item++) function(work, item, scratch);
        return 0;
    }
    have_threads(threads - 1);
    pthread_mutex_lock(&pool.lock);
    pool.function = function;
    pool.work = work;
    pool.items = items;
    pool.scratch_floats = scratch_floats;
    pool.wanted = threads - 1;
    atomic_store(&pool.next, 0);
    pool.is_open = 1;
    atomic_fetch_add(&pool.round, 1);
    pthread_cond_broadcast(&pool.wake);
    pthread_mutex_unlock(&pool.lock);
    take_items(scratch);
    for (int spins = 0; spins < SPINS && atomic_load(&pool.active); spins++)
        ;
    pthread_mutex_lock(&pool.lock);
    pool.is_open = 0;
    while (atomic_load(&pool.active)) pthread_cond_wait(&pool.done, &pool.lock);
    pthread_mutex_unlock(&pool.lock);
    pthread_mutex_unlock(&pool_owner);
    return 0;
}

#endif
