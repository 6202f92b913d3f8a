package org.lintel.secret;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2 (RFC 9106) with these parameters, without a secret and associated data.
 *
 * @param version    0x10 or 0x13
 * @param memory     in KiB
 * @param iterations how often it goes through the memory
 * @param lanes      "degree of parallelism"; they are filled one after the other
 * @param length     of the hash, in bytes
 */
record Argon2(Type type, int version, int memory, int iterations, int lanes, int length) {

    static final int VERSION_10 = Argon2Parameters.ARGON2_VERSION_10;
    static final int VERSION_13 = Argon2Parameters.ARGON2_VERSION_13;

    private static final int SHORTEST = 4;

    /**
     * Blocks of 1 KiB that are used again, cleared, whatever the parameters: what two passwords take by default. In new ones a hash is old
     * when it ends, for a collector of garbage, which then copies all of its memory and keeps it until the whole heap is collected.
     */
    private static final BlockPool KEPT = new FixedBlockPool(2 * 7168);

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
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(type.ordinal()).withVersion(version).withMemoryAsKB(memory).withIterations(iterations)
                .withParallelism(lanes).withSalt(salt).withBlockPool(KEPT).build());
        byte[] key = new byte[length];
        generator.generateBytes(password, key);
        return key;
    }
}
