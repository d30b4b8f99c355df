/* Rows on their way into the buffer of a convolution; included by variant.h, whose vectors these are. */

/* One number after the other of `count`, with or without its ReLU. */
static inline void NAME(copy)(const float *in, float *out, long count, int has_relu) {
    long n = 0;
    for (; n + LANES <= count; n += LANES) STORE(out + n, has_relu ? RELU(LOAD(in + n)) : LOAD(in + n));
    for (; n < count; n++) out[n] = has_relu && !(in[n] > 0) ? 0 : in[n];
}

/* The largest of four neighbours, from 0 up where there is a ReLU. */
static inline void NAME(pool)(const float *in, long row, long pixel, float *out, long count, int has_relu) {
    long n = 0;
    for (; n + LANES <= count; n += LANES) {
        const float *p = in + n;
        VEC v = LARGER(LARGER(LOAD(p), LOAD(p + pixel)), LARGER(LOAD(p + row), LOAD(p + row + pixel)));
        STORE(out + n, has_relu ? RELU(v) : v);
    }
    for (; n < count; n++) {
        const float *p = in + n;
        float most = has_relu ? 0 : p[0];
        if (p[0] > most) most = p[0];
        if (p[pixel] > most) most = p[pixel];
        if (p[row] > most) most = p[row];
        if (p[row + pixel] > most) most = p[row + pixel];
        out[n] = most;
    }
}

/* relu(first) - factor * relu(second). */
static inline void NAME(join)(const float *first, const float *second, float *out, long count, float factor) {
    long n = 0;
    for (; n + LANES <= count; n += LANES)
        STORE(out + n, RELU(LOAD(first + n)) - factor * RELU(LOAD(second + n)));
    for (; n < count; n++) out[n] = (first[n] > 0 ? first[n] : 0) - factor * (second[n] > 0 ? second[n] : 0);
}

/* One item of an entry: one row of one map into its place in a buffer, with the border on both sides. */
static void NAME(enter)(const void *work, long item, float *scratch) {
    const struct entry *e = work;
    const long map = item / e->rows, line = item % e->rows;
    const long row_in = e->kind == POOLED ? 2 * line : line, pixel = e->kind == POOLED ? 2 * e->in_pixel : e->in_pixel;
    const float *from = e->in + map * e->in_map + row_in * e->in_row;
    float *to = e->out + map * e->out_map + line * e->out_row, *inner = to + e->out_channels;
    (void)scratch;
    if (e->kind == COPIED && e->in_pixel == e->channels && e->out_channels == e->channels) {
        NAME(copy)(from, inner, e->width * e->channels, e->has_relu);
    } else {
        for (long x = 0; x < e->width; x++, from += pixel) {
            float *out = inner + x * e->out_channels;
            if (e->kind == COPIED)
                NAME(copy)(from, out, e->channels, e->has_relu);
            else if (e->kind == POOLED)
                NAME(pool)(from, e->in_row, e->in_pixel, out, e->channels, e->has_relu);
            else
                NAME(join)(from, from + e->in_map, out, e->channels, e->factor);
        }
    }
    const long near = e->is_replicated || e->width < 2 ? 0 : 1, size = e->out_channels;
    memcpy(to, inner + near * size, size * sizeof(float));
    memcpy(inner + e->width * size, inner + (e->width - 1 - near) * size, size * sizeof(float));
}
