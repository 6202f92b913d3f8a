package org.lintel.secret;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The blocks that one hash fills, in which order, and what each is made of (RFC 9106 §3.2, §3.4). */
final class Argon2Memory {

    static final int BLOCK_BYTES = 1024;

    private static final int LONGS = Argon2Block.LONGS;
    private static final int SLICES = 4;

    /** Blocks that follow one another are in one array of 64 KiB, which no collector of garbage takes for a large one. */
    private static final int TOGETHER = 64;

    private final Argon2 argon2;
    private final int segment;
    private final int lane;
    private final long[][] memory;
    private final long[] work = new long[LONGS];

    /** Of data-independent addressing (§3.4.1.2): the counter is the seventh. */
    private final long[] input = new long[LONGS];
    private final long[] addresses = new long[LONGS];

    Argon2Memory(Argon2 argon2) {
        this.argon2 = argon2;
        segment = argon2.memory() / (SLICES * argon2.lanes());
        lane = segment * SLICES;
        int blocks = lane * argon2.lanes();
        memory = new long[(blocks + TOGETHER - 1) / TOGETHER][];
        Arrays.setAll(memory, i -> new long[Math.min(TOGETHER, blocks - i * TOGETHER) * LONGS]);
    }

    /** @param block one of the first two of a lane */
    void begin(int number, int column, ByteBuffer block) {
        int at = number * lane + column;
        block.asLongBuffer().get(array(at), offset(at), LONGS);
    }

    void fill() {
        for (int pass = 0; pass < argon2.iterations(); pass++) {
            for (int slice = 0; slice < SLICES; slice++) {
                for (int number = 0; number < argon2.lanes(); number++) {
                    fill(pass, slice, number);
                }
            }
        }
    }

    /** One segment. */
    private void fill(int pass, int slice, int number) {
        boolean independent = argon2.type() == Argon2.Type.I || argon2.type() == Argon2.Type.ID && pass == 0 && slice < SLICES / 2;
        boolean kept = pass > 0 && argon2.version() != Argon2.VERSION_10;
        int begin = pass == 0 && slice == 0 ? 2 : 0;
        if (independent) {
            beginAddresses(pass, slice, number);
        }
        for (int i = begin; i < segment; i++) {
            int column = slice * segment + i;
            int current = number * lane + column;
            int previous = column == 0 ? current + lane - 1 : current - 1;
            if (independent && (i % LONGS == 0 || i == begin)) {
                nextAddresses();
            }
            long random = independent ? addresses[i % LONGS] : array(previous)[offset(previous)];
            int reference = reference(pass, slice, number, i, random);
            Argon2Block.fill(array(previous), offset(previous), array(reference), offset(reference), array(current), offset(current), kept,
                    work);
        }
    }

    /** The block that goes into another: one that is ready, recent ones more often (§3.4.2). */
    private int reference(int pass, int slice, int number, int i, long random) {
        boolean first = pass == 0;
        int other = first && slice == 0 ? number : (int) ((random >>> 32) % argon2.lanes());
        int finished = first ? slice * segment : lane - segment;
        int area = other == number ? finished + i - 1 : finished - (i == 0 ? 1 : 0);
        long x = random & 0xffff_ffffL;
        long back = area * (x * x >>> 32) >>> 32;
        int start = first ? 0 : (slice + 1) % SLICES * segment;
        return other * lane + (int) ((start + area - 1 - back) % lane);
    }

    private void beginAddresses(int pass, int slice, int number) {
        Arrays.fill(input, 0);
        input[0] = pass;
        input[1] = number;
        input[2] = slice;
        input[3] = (long) lane * argon2.lanes();
        input[4] = argon2.iterations();
        input[5] = argon2.type().ordinal();
    }

    private void nextAddresses() {
        input[6]++;
        Argon2Block.permute(input, addresses, work);
        Argon2Block.permute(addresses, addresses, work);
    }

    /** The last blocks of all lanes, in one. */
    byte[] last() {
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < LONGS; i++) {
            long all = 0;
            for (int number = 1; number <= argon2.lanes(); number++) {
                int at = number * lane - 1;
                all ^= array(at)[offset(at) + i];
            }
            bytes.putLong(all);
        }
        return bytes.array();
    }

    /** Guesses could be tried on it. */
    void clear() {
        for (long[] some : memory) {
            Arrays.fill(some, 0);
        }
        Arrays.fill(work, 0);
    }

    private long[] array(int block) {
        return memory[block / TOGETHER];
    }

    private static int offset(int block) {
        return block % TOGETHER * LONGS;
    }
}
