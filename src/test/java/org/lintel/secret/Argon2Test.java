package org.lintel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

import com.password4j.Argon2Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Argon2Test {

    private final Random random = new Random(9106);

    /** Test vectors of the reference implementation ("password", "somesalt"). */
    @ParameterizedTest
    @CsvSource({
            "ID, 19, 65536, 2, 1, 09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
            "I, 19, 65536, 2, 1, c1628832147d9720c5bd1cfd61367078729f6dfb6f8fea9ff98158e0d7816ed0",
            "I, 16, 65536, 2, 1, f6c4db4a54e2a370627aff3db6176b94a2a209a62c8e36152711802f7b30c694",
            "ID, 19, 256, 2, 2, 6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037",
    })
    void itIsArgon2(Argon2.Type type, int version, int memory, int iterations, int lanes, String key) {
        var argon2 = new Argon2(type, version, memory, iterations, lanes, 32);
        assertThat(hex(argon2.hash(bytes("password"), bytes("somesalt")))).isEqualTo(key);
    }

    /** Of all kinds, with blocks that are left over, hashes shorter and longer than one of BLAKE2b, and passwords of any length. */
    @ParameterizedTest
    @CsvSource({"ID, 19, 8, 1, 1, 4", "ID, 19, 519, 3, 1, 32", "ID, 19, 7168, 5, 1, 32", "ID, 16, 700, 2, 3, 64", "I, 19, 2100, 1, 1, 65",
            "I, 16, 521, 4, 2, 16", "D, 19, 1024, 2, 1, 100", "D, 16, 64, 3, 4, 129", "ID, 19, 4000, 1, 7, 200"})
    void anotherImplementationMakesTheSame(Argon2.Type type, int version, int memory, int iterations, int lanes, int length) {
        var argon2 = new Argon2(type, version, memory, iterations, lanes, length);
        Argon2Function other = Argon2Function.getInstance(memory, iterations, lanes, length,
                com.password4j.types.Argon2.valueOf(type.name()), version);
        for (int size : new int[] {0, 1, 20, 72, 128, 300}) {
            byte[] password = some(size);
            byte[] salt = some(8 + size);
            assertThat(argon2.hash(password, salt)).as(size + " bytes").isEqualTo(other.hash(password, salt).getBytes());
        }
    }

    @ParameterizedTest
    @CsvSource({"17, 64, 1, 1, 32", "19, 7, 1, 1, 32", "19, 31, 1, 4, 32", "19, 64, 0, 1, 32", "19, 64, 1, 0, 32", "19, 64, 1, 1, 3"})
    void otherParametersAreNone(int version, int memory, int iterations, int lanes, int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Argon2(Argon2.Type.ID, version, memory, iterations, lanes, length));
    }

    private byte[] some(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
