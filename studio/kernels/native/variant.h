/* Convolutions for vectors of LANES float32 numbers; included once for each set of instructions, whose SUFFIX, LANES,
 * GROUP and ROWS it undefines at its end.
 *
 * Rows are channels last. A 3x3 convolution of four by four outputs takes 36 products of matrices instead of 144
 * (Winograd's minimal filtering F(4x4, 3x3): Lavin and Gray, arXiv 1509.09308) at the points 0, +-5/8, +-3/2 and
 * infinity, which round half as much away as the usual 0, +-1, +-2. Behind a 2x nearest upsampling two by two cells
 * give four by four outputs; at the points 0, +-1, +-5/8 and infinity one of the six products along each side is zero
 * and 25 are left of the 64 that the transposed convolution takes. Where RGB is painted
 * filtering is minimal down the rows only, and few inputs are convolved directly.
 *
 * Channels that are transformed, read or written here are multiples of LANES; callers pad them with zeros.
 */

typedef float NAME(vector) __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
typedef int NAME(mask) __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
#define VEC NAME(vector)
#define LOAD(p) (*(const VEC *)(p))
#define STORE(p, v) (*(VEC *)(p) = (v))
#define RELU(v) ((VEC)((NAME(mask))(v) & (NAME(mask))((v) > (VEC){0})))
#define LARGER(v, w) NAME(larger)(v, w)

static inline VEC NAME(larger)(VEC v, VEC w) {
    NAME(mask) is = (NAME(mask))(v > w);
    return (VEC)(((NAME(mask))v & is) | ((NAME(mask))w & ~is));
}

/* Transforms of six inputs, or of four cells behind an upsampling, and of six or five products to four outputs. */
#define A_ 0.625f
#define B_ 1.5f
static inline void NAME(inputs)(VEC o[6], VEC d0, VEC d1, VEC d2, VEC d3, VEC d4, VEC d5) {
    VEC even_a = d4 - (B_ * B_) * d2, odd_a = A_ * d3 - (A_ * B_ * B_) * d1;
    VEC even_b = d4 - (A_ * A_) * d2, odd_b = B_ * d3 - (B_ * A_ * A_) * d1;
    o[0] = (A_ * A_ * B_ * B_) * d0 - (A_ * A_ + B_ * B_) * d2 + d4;
    o[1] = even_a + odd_a;
    o[2] = even_a - odd_a;
    o[3] = even_b + odd_b;
    o[4] = even_b - odd_b;
    o[5] = (A_ * A_ * B_ * B_) * d1 - (A_ * A_ + B_ * B_) * d3 + d5;
}

static inline void NAME(outputs)(VEC o[4], VEC m0, VEC m1, VEC m2, VEC m3, VEC m4, VEC m5) {
    VEC sum_a = m1 + m2, difference_a = m1 - m2, sum_b = m3 + m4, difference_b = m3 - m4;
    o[0] = m0 + sum_a + sum_b;
    o[1] = A_ * difference_a + B_ * difference_b;
    o[2] = (A_ * A_) * sum_a + (B_ * B_) * sum_b;
    o[3] = (A_ * A_ * A_) * difference_a + (B_ * B_ * B_) * difference_b + m5;
}

static inline void NAME(cells)(VEC o[4], VEC z0, VEC z1, VEC z2, VEC z3) {
    o[0] = (A_ * A_) * z0 - (1 + A_ * A_) * z1 + z2;
    o[1] = z2 - (A_ * A_) * z1;
    o[2] = z2 - z1;
    o[3] = (A_ * A_) * z1 - (1 + A_ * A_) * z2 + z3;
}

static inline void NAME(enlarged)(VEC o[4], VEC m0, VEC m1, VEC m2, VEC m3, VEC m4) {
    VEC sum = m2 + m3, difference = m2 - m3;
    o[0] = m0 + m1 + sum;
    o[1] = m1 + A_ * difference;
    o[2] = m1 + (A_ * A_) * sum;
    o[3] = m1 + (A_ * A_ * A_) * difference + m4;
}
#undef A_
#undef B_

/* `tiles` neighbouring tiles of six columns and rows, four apart, of one vector of channels. */
static void NAME(transform_inputs)(const float *in, long row, long channels, long tiles, float *out, long next) {
    VEC column[6][6];
    for (int j = 0; j < 2; j++) {
        const float *p = in + j * channels;
        NAME(inputs)(column[j], LOAD(p), LOAD(p + row), LOAD(p + 2 * row), LOAD(p + 3 * row), LOAD(p + 4 * row),
                     LOAD(p + 5 * row));
    }
    for (long t = 0; t < tiles; t++, out += channels) {
        for (int j = 2; j < 6; j++) {
            const float *p = in + (4 * t + j) * channels;
            NAME(inputs)(column[j], LOAD(p), LOAD(p + row), LOAD(p + 2 * row), LOAD(p + 3 * row), LOAD(p + 4 * row),
                         LOAD(p + 5 * row));
        }
        for (int i = 0; i < 6; i++) {
            VEC o[6];
            NAME(inputs)(o, column[0][i], column[1][i], column[2][i], column[3][i], column[4][i], column[5][i]);
            for (int j = 0; j < 6; j++) STORE(out + (i * 6 + j) * next, o[j]);
            column[0][i] = column[4][i];
            column[1][i] = column[5][i];
        }
    }
}

/* The same behind an upsampling: `tiles` tiles of four cells, two apart. */
static void NAME(transform_cells)(const float *in, long row, long channels, long tiles, float *out, long next) {
    VEC column[4][4];
    for (int j = 0; j < 2; j++) {
        const float *p = in + j * channels;
        NAME(cells)(column[j], LOAD(p), LOAD(p + row), LOAD(p + 2 * row), LOAD(p + 3 * row));
    }
    for (long t = 0; t < tiles; t++, out += channels) {
        for (int j = 2; j < 4; j++) {
            const float *p = in + (2 * t + j) * channels;
            NAME(cells)(column[j], LOAD(p), LOAD(p + row), LOAD(p + 2 * row), LOAD(p + 3 * row));
        }
        for (int i = 0; i < 4; i++) {
            VEC o[4];
            NAME(cells)(o, column[0][i], column[1][i], column[2][i], column[3][i]);
            for (int j = 0; j < 4; j++) STORE(out + (i * 4 + j) * next, o[j]);
            column[0][i] = column[2][i];
            column[1][i] = column[3][i];
        }
    }
}

static inline void NAME(write_row)(float *out, long channels, int width, const VEC o[4], VEC bias, int has_relu) {
    for (int j = 0; j < width; j++) {
        VEC v = o[j] + bias;
        STORE(out + j * channels, has_relu ? RELU(v) : v);
    }
}

/* Products of `tiles` tiles to up to `height` rows of `width` outputs, of one vector of channels. */
static void NAME(transform_outputs)(const struct layer *l, const float *in, long next, long tiles, int height,
                                    long width, float *out, long channel) {
    const long channels = l->out_channels;
    const VEC bias = LOAD(l->bias + channel);
    for (long t = 0; t < tiles; t++, in += channels) {
        VEC half[4][6];
        const int columns = width - 4 * t < 4 ? (int)(width - 4 * t) : 4;
        float *to = out + 4 * t * channels + channel;
        if (l->kind == WINOGRAD) {
            for (int j = 0; j < 6; j++) {
                VEC o[4];
                const float *p = in + j * next;
                NAME(outputs)(o, LOAD(p), LOAD(p + 6 * next), LOAD(p + 12 * next), LOAD(p + 18 * next),
                              LOAD(p + 24 * next), LOAD(p + 30 * next));
                for (int i = 0; i < 4; i++) half[i][j] = o[i];
            }
            for (int i = 0; i < height; i++) {
                VEC o[4];
                NAME(outputs)(o, half[i][0], half[i][1], half[i][2], half[i][3], half[i][4], half[i][5]);
                NAME(write_row)(to + i * l->out_row, channels, columns, o, bias, l->has_relu);
            }
        } else {
            for (int j = 0; j < 5; j++) {
                VEC o[4];
                const float *p = in + j * next;
                NAME(enlarged)(o, LOAD(p), LOAD(p + 5 * next), LOAD(p + 10 * next), LOAD(p + 15 * next),
                               LOAD(p + 20 * next));
                for (int i = 0; i < 4; i++) half[i][j] = o[i];
            }
            for (int i = 0; i < height; i++) {
                VEC o[4];
                NAME(enlarged)(o, half[i][0], half[i][1], half[i][2], half[i][3], half[i][4]);
                NAME(write_row)(to + i * l->out_row, channels, columns, o, bias, l->has_relu);
            }
        }
    }
}

/* ROWS rows of a product of matrices, VECTORS vectors wide: the sums stay in registers. The numbers of a row on the
 * left are `segments` runs of `count`, `segment` apart. */
#define PRODUCT(ROWS, VECTORS)                                                                                      \
    static inline __attribute__((always_inline)) void NAME2(product, ROWS, VECTORS)(                                \
        const float *left, const long left_row, const long count, const int segments, const long segment,           \
        const float *right, const long right_row, float *out, const long out_row) {                                 \
        VEC sum[ROWS][VECTORS];                                                                                     \
        _Pragma("GCC unroll 32") for (int r = 0; r < ROWS; r++)                                                     \
            _Pragma("GCC unroll 8") for (int v = 0; v < VECTORS; v++) sum[r][v] = (VEC){0};                         \
        for (int s = 0; s < segments; s++, left += segment)                                                         \
            for (long c = 0; c < count; c++, right += right_row) {                                                  \
                VEC u[VECTORS];                                                                                     \
                _Pragma("GCC unroll 8") for (int v = 0; v < VECTORS; v++) u[v] = LOAD(right + v * LANES);           \
                _Pragma("GCC unroll 32") for (int r = 0; r < ROWS; r++) {                                           \
                    const float number = left[r * left_row + c];                                                    \
                    _Pragma("GCC unroll 8") for (int v = 0; v < VECTORS; v++) sum[r][v] += number * u[v];           \
                }                                                                                                   \
            }                                                                                                       \
        _Pragma("GCC unroll 32") for (int r = 0; r < ROWS; r++)                                                     \
            _Pragma("GCC unroll 8") for (int v = 0; v < VECTORS; v++) STORE(out + r * out_row + v * LANES, sum[r][v]);\
    }
PRODUCT(ROWS_1, 1)
PRODUCT(ROWS_2, 2)
PRODUCT(ROWS_3, 3)
PRODUCT(1, 1)
PRODUCT(4, 1)
PRODUCT(4, 2)
PRODUCT(4, 3)

/* `tiles` rows of a product of matrices with `channels` numbers each; up to three more rows are computed than asked. */
#define MULTIPLY(ROWS, VECTORS)                                                                                     \
    do {                                                                                                            \
        long t = 0;                                                                                                 \
        for (; t + ROWS <= tiles; t += ROWS)                                                                        \
            NAME2(product, ROWS, VECTORS)(left + t * in, in, in, 1, 0, right + k, out, to + t * out + k, out);   \
        for (; t < tiles; t += 4)                                                                                   \
            NAME2(product, 4, VECTORS)(left + t * in, in, in, 1, 0, right + k, out, to + t * out + k, out);      \
    } while (0)
static inline __attribute__((always_inline)) void NAME(multiply_by)(const float *left, const float *right, float *to,
                                                                  long tiles, const long in, long out) {
    for (long k = 0; k < out;) {
        const long left_over = (out - k) / LANES;
        if (left_over == 1) {
            MULTIPLY(ROWS_1, 1);
            k += LANES;
        } else if (LANES < 16 || left_over == 2 || left_over == 4 || left_over == 5) {
            MULTIPLY(ROWS_2, 2);
            k += 2 * LANES;
        } else {
            MULTIPLY(ROWS_3, 3);
            k += 3 * LANES;
        }
    }
}

/* Where the number of channels is known to the compiler, rows are addressed without computing where they begin. */
static void NAME(multiply)(const float *left, const float *right, float *to, long tiles, long in, long out) {
    switch (in) {
    case 16:
        NAME(multiply_by)(left, right, to, tiles, 16, out);
        break;
    case 32:
        NAME(multiply_by)(left, right, to, tiles, 32, out);
        break;
    case 48:
        NAME(multiply_by)(left, right, to, tiles, 48, out);
        break;
    case 64:
        NAME(multiply_by)(left, right, to, tiles, 64, out);
        break;
    default:
        NAME(multiply_by)(left, right, to, tiles, in, out);
    }
}

/* One item of a Winograd layer: a block of tiles of one row of tiles of one map. */
static void NAME(winograd)(const void *work, long item, float *scratch) {
    static const int ENLARGED_INPUT[5] = {0, 1, 2, 2, 3};
    const struct layer *l = work;
    const int is_enlarging = l->kind == WINOGRAD_UPSAMPLED;
    const long cells = is_enlarging ? 2 : 4; /* of the rows fed, that a tile is beside the next */
    const long reach = is_enlarging ? 4 : 6;
    const long in_products = is_enlarging ? 16 : 36, products = is_enlarging ? 25 : 36;
    const long blocks = blocks_of(l), block = item % blocks, across = tiles_across(l);
    const long tile_row = item / blocks % tiles_down(l), map = item / blocks / tiles_down(l);
    const long first = across * block / blocks, tiles = across * (block + 1) / blocks - first;
    const long in = l->in_channels, out = l->out_channels, most = l->block_tiles + 4;
    const long rows_left = l->height - cells * tile_row, columns_left = l->width - cells * first;
    const int scale = is_enlarging ? 2 : 1;
    float *transformed = scratch, *multiplied = transformed + in_products * (most * in + 16);
    float *patch = multiplied + products * (most * out + 16);
    const float *from = l->in + map * l->in_map + cells * tile_row * l->in_row + cells * first * in;
    long row = l->in_row;
    if (rows_left < cells || columns_left < cells * tiles) { /* beyond the rows fed lie zeros */
        const long width = (cells * tiles + 2) * in;
        const long held = (columns_left < cells * tiles ? columns_left : cells * tiles) + 2;
        memset(patch, 0, reach * width * sizeof(float));
        for (long r = 0; r < (rows_left < cells ? rows_left : cells) + 2; r++)
            memcpy(patch + r * width, from + r * l->in_row, held * in * sizeof(float));
        from = patch;
        row = width;
    }
    const long in_next = most * in + 16, next = most * out + 16; /* no two products in the same lines of a cache */
    for (long c = 0; c < in; c += LANES) {
        if (is_enlarging)
            NAME(transform_cells)(from + c, row, in, tiles, transformed + c, in_next);
        else
            NAME(transform_inputs)(from + c, row, in, tiles, transformed + c, in_next);
    }
    for (long p = 0; p < products; p++) {
        const long of = is_enlarging ? ENLARGED_INPUT[p / 5] * 4 + ENLARGED_INPUT[p % 5] : p;
        NAME(multiply)(transformed + of * in_next, l->weights + p * in * out, multiplied + p * next, tiles, in, out);
    }
    const long rows = scale * rows_left, columns = scale * columns_left;
    float *to = l->out + map * l->out_map + 4 * tile_row * l->out_row + 4 * first * out;
    for (long k = 0; k < out; k += LANES)
        NAME(transform_outputs)(l, multiplied + k, next, tiles, rows < 4 ? (int)rows : 4, columns, to, k);
}

/* A row of outputs straight from its three rows of inputs. */
static void NAME(direct_row)(const struct layer *l, const float *from, float *to) {
    const long in = l->in_channels, out = l->out_channels;
    for (long k = 0; k < out; k += LANES) {
        const VEC bias = LOAD(l->bias + k);
        long x = 0, done;
        for (; x < l->width; x += done) {
            float *at = to + x * out + k;
            if (x + ROWS_1 <= l->width) {
                NAME2(product, ROWS_1, 1)(from + x * in, in, 3 * in, 3, l->in_row, l->weights + k, out, at, out);
                done = ROWS_1;
            } else if (x + 4 <= l->width) {
                NAME2(product, 4, 1)(from + x * in, in, 3 * in, 3, l->in_row, l->weights + k, out, at, out);
                done = 4;
            } else {
                NAME2(product, 1, 1)(from + x * in, in, 3 * in, 3, l->in_row, l->weights + k, out, at, out);
                done = 1;
            }
            for (long n = 0; n < done; n++) {
                const VEC v = LOAD(at + n * out) + bias;
                STORE(at + n * out, l->has_relu ? RELU(v) : v);
            }
        }
    }
}

/* One item of a layer with few inputs: four rows of one map. */
static void NAME(direct)(const void *work, long item, float *scratch) {
    const struct layer *l = work;
    const long map = item / tiles_down(l), first = 4 * (item % tiles_down(l));
    (void)scratch;
    for (long y = first; y < first + 4 && y < l->height; y++) {
        const float *from = l->in + map * l->in_map + y * l->in_row;
        float *to = l->out + map * l->out_map + y * l->out_row;
        NAME(direct_row)(l, from, to);
    }
}

static inline __attribute__((always_inline)) void NAME(paint_groups)(const float *left, const float *right, float *to,
                                                                   long groups, const long in) {
    for (long g = 0; g < groups; g += ROWS_1)
        NAME2(product, ROWS_1, 1)(left + g * GROUP * in, GROUP * in, (GROUP + 2) * in, 1, 0, right, LANES,
                                  to + g * LANES, LANES);
}

/* One item of a layer that paints RGB: four rows of a block of one map. GROUP neighbouring pixels fill a vector, so
 * that the numbers that meet a row of their kernel lie one after the other; filtering is minimal down the rows only. */
static void NAME(painting)(const void *work, long item, float *scratch) {
    const struct layer *l = work;
    const long blocks = blocks_of(l), across = item % blocks, down = item / blocks % tiles_down(l);
    const long map = item / blocks / tiles_down(l), in = l->in_channels, most = (PAINTED_PX + 2) * in + 2 * LANES;
    const long first = PAINTED_PX * across, left = l->width - first, width = left < PAINTED_PX ? left : PAINTED_PX;
    const long rows_left = l->height - 4 * down, height = rows_left < 4 ? rows_left : 4, count = (width + 2) * in;
    const long groups = (width + GROUP - 1) / GROUP, next = PAINTED_PX / GROUP * LANES;
    const float *from = l->in + map * l->in_map + 4 * down * l->in_row + first * in;
    float *transformed = scratch, *multiplied = scratch + 6 * most, *patch = multiplied + 6 * next;
    long row = l->in_row;
    if (height < 4 || left <= PAINTED_PX) { /* beyond the rows fed lie zeros */
        memset(patch, 0, 6 * most * sizeof(float));
        for (long r = 0; r < height + 2; r++) memcpy(patch + r * most, from + r * row, count * sizeof(float));
        from = patch;
        row = most;
    }
    for (long n = 0; n < count; n += LANES) {
        VEC o[6];
        const float *p = from + n;
        NAME(inputs)(o, LOAD(p), LOAD(p + row), LOAD(p + 2 * row), LOAD(p + 3 * row), LOAD(p + 4 * row),
                     LOAD(p + 5 * row));
        for (int i = 0; i < 6; i++) STORE(transformed + i * most + n, o[i]);
    }
    for (int i = 0; i < 6; i++) {
        const float *weights = l->weights + i * (GROUP + 2) * in * LANES;
        if (in == 16)
            NAME(paint_groups)(transformed + i * most, weights, multiplied + i * next, groups, 16);
        else
            NAME(paint_groups)(transformed + i * most, weights, multiplied + i * next, groups, in);
    }
    const VEC bias = LOAD(l->bias);
    float *to = l->out + map * l->out_map + 4 * down * l->out_row + first * 3;
    for (long g = 0; g < groups; g++, to += 3 * GROUP) {
        const long pixels = width - g * GROUP < GROUP ? width - g * GROUP : GROUP;
        const float *p = multiplied + g * LANES;
        VEC o[4];
        NAME(outputs)(o, LOAD(p), LOAD(p + next), LOAD(p + 2 * next), LOAD(p + 3 * next), LOAD(p + 4 * next),
                      LOAD(p + 5 * next));
        for (long i = 0; i < height; i++) {
            const VEC v = o[i] + bias;
            memcpy(to + i * l->out_row, &v, 3 * pixels * sizeof(float));
        }
    }
}

#include "entry.h"

#undef VEC
#undef LOAD
#undef STORE
#undef RELU
#undef LARGER
#undef PRODUCT
#undef MULTIPLY
#undef SUFFIX
#undef LANES
#undef GROUP
#undef ROWS_1
#undef ROWS_2
#undef ROWS_3
