package org.lintel.secret;

/** The compression function of Argon2 (RFC 9106 §3.5, §3.6), where all the time goes: no loop within a round, no array made. */
final class Argon2Block {

    /** Of a block of 1 KiB. */
    static final int LONGS = 128;

    private static final int ROW = 16;
    private static final long LOW = 0xffff_ffffL;

    private Argon2Block() {
    }

    /**
     * G of two blocks into a third, which may be the first.
     *
     * @param kept whether what is in there stays, and is XORed
     * @param work of the caller
     */
    static void fill(long[] x, int xAt, long[] y, int yAt, long[] target, int at, boolean kept, long[] work) {
        for (int i = 0; i < LONGS; i++) {
            long r = x[xAt + i] ^ y[yAt + i];
            work[i] = r;
            target[at + i] = kept ? target[at + i] ^ r : r;
        }
        permute(work);
        for (int i = 0; i < LONGS; i++) {
            target[at + i] ^= work[i];
        }
    }

    /** G of a block of zeros and another. */
    static void permute(long[] block, long[] target, long[] work) {
        System.arraycopy(block, 0, work, 0, LONGS);
        System.arraycopy(block, 0, target, 0, LONGS);
        permute(work);
        for (int i = 0; i < LONGS; i++) {
            target[i] ^= work[i];
        }
    }

    /** Of 8 times 8 pairs, rows first, then columns. */
    private static void permute(long[] r) {
        for (int i = 0; i < LONGS; i += ROW) {
            round(r, i, i + 1, i + 2, i + 3, i + 4, i + 5, i + 6, i + 7, i + 8, i + 9, i + 10, i + 11, i + 12, i + 13, i + 14, i + 15);
        }
        for (int i = 0; i < ROW; i += 2) {
            round(r, i, i + 1, i + 16, i + 17, i + 32, i + 33, i + 48, i + 49, i + 64, i + 65, i + 80, i + 81, i + 96, i + 97, i + 112,
                    i + 113);
        }
    }

    /** The permutation P. */
    private static void round(long[] r, int v0, int v1, int v2, int v3, int v4, int v5, int v6, int v7, int v8, int v9, int v10, int v11,
            int v12, int v13, int v14, int v15) {
        mix(r, v0, v4, v8, v12);
        mix(r, v1, v5, v9, v13);
        mix(r, v2, v6, v10, v14);
        mix(r, v3, v7, v11, v15);
        mix(r, v0, v5, v10, v15);
        mix(r, v1, v6, v11, v12);
        mix(r, v2, v7, v8, v13);
        mix(r, v3, v4, v9, v14);
    }

    /** The function GB. */
    private static void mix(long[] r, int i, int j, int k, int l) {
        long a = r[i];
        long b = r[j];
        long c = r[k];
        long d = r[l];
        a += b + 2 * (a & LOW) * (b & LOW);
        d = Long.rotateRight(d ^ a, 32);
        c += d + 2 * (c & LOW) * (d & LOW);
        b = Long.rotateRight(b ^ c, 24);
        a += b + 2 * (a & LOW) * (b & LOW);
        d = Long.rotateRight(d ^ a, 16);
        c += d + 2 * (c & LOW) * (d & LOW);
        b = Long.rotateRight(b ^ c, 63);
        r[i] = a;
        r[j] = b;
        r[k] = c;
        r[l] = d;
    }
}
