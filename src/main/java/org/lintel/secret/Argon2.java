package org.lintel.secret;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Argon2 (RFC 9106 §3), without a secret and associated data. Our own, since it is nearly all that a sign-in costs: password4j takes up to
 * twice the processor time, and allocates five times the memory that it fills (decision 52). Lanes are filled one after the other, by one
 * thread.
 *
 * @param version    0x10 or 0x13
 * @param memory     in KiB
 * @param iterations how often it goes through the memory
 * @param lanes      "degree of parallelism"
 * @param length     of the hash, in bytes
 */
record Argon2(Type type, int version, int memory, int iterations, int lanes, int length) {

    static final int VERSION_10 = 0x10;
    static final int VERSION_13 = 0x13;

    private static final int SHORTEST = 4;

    /** In the order of their numbers. */
    enum Type {
        D, I, ID
    }

    /** @throws IllegalArgumentException if there is no such Argon2 */
    Argon2 {
        if (version != VERSION_10 && version != VERSION_13 || iterations < 1 || lanes < 1 || length < SHORTEST || memory < 8 * lanes) {
            throw new IllegalArgumentException("no parameters of Argon2");
        }
    }

    byte[] hash(byte[] password, byte[] salt) {
        var memory = new Argon2Memory(this);
        byte[] seed = seed(password, salt);
        ByteBuffer first = littleEndian(Arrays.copyOf(seed, seed.length + 2 * Integer.BYTES));
        for (int lane = 0; lane < lanes; lane++) {
            for (int column = 0; column < 2; column++) {
                first.putInt(seed.length, column).putInt(seed.length + Integer.BYTES, lane);
                memory.begin(lane, column, littleEndian(hash(first.array(), Argon2Memory.BLOCK_BYTES)));
            }
        }
        memory.fill();
        byte[] key = hash(memory.last(), length);
        memory.clear();
        Arrays.fill(seed, (byte) 0);
        Arrays.fill(first.array(), (byte) 0);
        return key;
    }

    /** H_0. */
    private byte[] seed(byte[] password, byte[] salt) {
        ByteBuffer all = littleEndian(new byte[10 * Integer.BYTES + password.length + salt.length]);
        all.putInt(lanes).putInt(length).putInt(memory).putInt(iterations).putInt(version).putInt(type.ordinal());
        all.putInt(password.length).put(password).putInt(salt.length).put(salt).putInt(0).putInt(0);
        byte[] seed = Blake2b.hash(all.array(), Blake2b.LONGEST);
        Arrays.fill(all.array(), (byte) 0);
        return seed;
    }

    /** H', a hash of any length (§3.3). */
    private static byte[] hash(byte[] message, int length) {
        byte[] prefixed = littleEndian(new byte[Integer.BYTES + message.length]).putInt(length).put(message).array();
        if (length <= Blake2b.LONGEST) {
            return Blake2b.hash(prefixed, length);
        }
        int half = Blake2b.LONGEST / 2;
        ByteBuffer all = ByteBuffer.allocate(length);
        byte[] part = Blake2b.hash(prefixed, Blake2b.LONGEST);
        all.put(part, 0, half);
        while (all.remaining() > Blake2b.LONGEST) {
            part = Blake2b.hash(part, Blake2b.LONGEST);
            all.put(part, 0, half);
        }
        return all.put(Blake2b.hash(part, all.remaining())).array();
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
