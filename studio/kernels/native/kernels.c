/* 3x3 convolutions over rows, for studio.kernels.library, which tells what the fields mean and fills them in. */
#include "pool.h"

enum kind { DIRECT, WINOGRAD, WINOGRAD_UPSAMPLED, PAINTING };
enum entry_kind { COPIED, POOLED, JOINED };
enum instructions { BASELINE, AVX2, AVX512 };

/* A convolution of `maps` of `height` rows of `width` cells, before any upsampling; strides in numbers. `in` has one
 * row and one column more on each side. */
struct layer {
    long kind, maps, height, width, in_channels, out_channels, has_relu, block_tiles;
    const float *in;
    long in_map, in_row;
    const float *weights, *bias;
    float *out;
    long out_map, out_row;
};

/* `rows` rows of `width` cells on their way into a buffer, whose rows begin and end with a border. */
struct entry {
    long kind, maps, rows, width, channels, out_channels, has_relu, is_replicated;
    const float *in;
    long in_map, in_row, in_pixel;
    float *out;
    long out_map, out_row;
    float factor;
};

#define PAINTED_PX 96 /* of a block of a layer that paints RGB: a multiple of every ROWS_1 times GROUP */

static long per_tile(const struct layer *l) { return l->kind == WINOGRAD_UPSAMPLED ? 2 : 4; }
static long tiles_across(const struct layer *l) { return (l->width + per_tile(l) - 1) / per_tile(l); }
static long tiles_down(const struct layer *l) { return (l->height + per_tile(l) - 1) / per_tile(l); }
static long blocks_of(const struct layer *l) {
    if (l->kind == DIRECT) return 1;
    if (l->kind == PAINTING) return (l->width + PAINTED_PX - 1) / PAINTED_PX;
    return (tiles_across(l) + l->block_tiles - 1) / l->block_tiles;
}

#define JOIN2_(a, b) a##b
#define JOIN2(a, b) JOIN2_(a, b)
#define JOIN4_(a, b, c, d) a##b##x##c##d
#define JOIN4(a, b, c, d) JOIN4_(a, b, c, d)
#define NAME(name) JOIN2(name, SUFFIX)
#define NAME2(name, a, b) JOIN4(name, a, b, SUFFIX)

/* Sums that fit the registers: 16 vectors before AVX-512, 32 there and on ARM. */
#define SUFFIX _baseline
#define LANES 4
#define GROUP 1
#define ROWS_1 12
#define ROWS_2 6
#define ROWS_3 5
#include "variant.h"

#if defined(__x86_64__)
#define HAS_X86 1
#define SUFFIX _avx2
#define LANES 8
#define GROUP 2
#define ROWS_1 12
#define ROWS_2 6
#define ROWS_3 5
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,fma")
#endif
#include "variant.h"
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

#define SUFFIX _avx512
#define LANES 16
#define GROUP 4
#define ROWS_1 24
#define ROWS_2 12
#define ROWS_3 8
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512dq,avx2,fma"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx512f,avx512vl,avx512dq,avx2,fma,prefer-vector-width=512")
#endif
#include "variant.h"
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#endif

/* Changes with the structures and functions of this file, so that no other build of it is called. */
int gigastyle_layout(void) { return 1; }

/* The widest vectors that this processor computes with; -1 for one that the library is not for. */
int gigastyle_instructions(void) {
#if defined(HAS_X86)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq"))
        return AVX512;
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? AVX2 : -1;
#elif defined(__aarch64__)
    return BASELINE;
#else
    return -1;
#endif
}

/* Convolve; 0, or -1 where there was no memory to work in. */
int gigastyle_convolve(const struct layer *l, int instructions, int threads) {
    static const item_function FUNCTIONS[][4] = {
        {direct_baseline, winograd_baseline, winograd_baseline, painting_baseline},
#if defined(HAS_X86)
        {direct_avx2, winograd_avx2, winograd_avx2, painting_avx2},
        {direct_avx512, winograd_avx512, winograd_avx512, painting_avx512},
#endif
    };
    const long in = l->in_channels, tiles = l->block_tiles + 4;
    const long floats = l->kind == DIRECT     ? 0
                        : l->kind == PAINTING ? 12 * ((PAINTED_PX + 2) * in + 32) + 6 * PAINTED_PX * 4
                                              : 36 * (tiles * (in + l->out_channels) + 32) + 6 * (4 * tiles + 2) * in;
    const long items = l->maps * tiles_down(l) * blocks_of(l);
    return do_items(FUNCTIONS[instructions][l->kind], l, items, floats, threads);
}

/* Bring rows into a buffer. */
int gigastyle_enter(const struct entry *e, int instructions, int threads) {
    static const item_function FUNCTIONS[] = {
        enter_baseline,
#if defined(HAS_X86)
        enter_avx2,
        enter_avx512,
#endif
    };
    return do_items(FUNCTIONS[instructions], e, e->maps * e->rows, 0, threads);
}
