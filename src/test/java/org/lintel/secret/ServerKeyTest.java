package org.lintel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.config.ConfigurationException;
import org.lintel.config.Configured;
import org.lintel.config.Setting;

class ServerKeyTest {

    /** Bytes 0 to 31, and 32 to 63. */
    private static final String OLD = base64(0);
    private static final String NEW = base64(32);

    @TempDir
    Path directory;

    private final Configured configured = Configured.withNothing();

    @AfterEach
    void putBack() {
        configured.close();
    }

    @Nested
    class GivesEachPurposeAKeyOfItsOwn {

        /**
         * Computed with Python: {@code prk = hmac(bytes(32), key); okm = hmac(prk, b"lintel form token" + b"\x01"); hmac(okm, b"text")},
         * each with SHA-256 (RFC 5869 §2).
         */
        @Test
        void byHkdf() {
            assertThat(HexFormat.of().formatHex(key(OLD).authenticate("form token", "text")))
                    .isEqualTo("e818f189625048f131d46ed85bbfdb0ec03de273db84ecdc37686b68164bbbef");
            assertThat(HexFormat.of().formatHex(key(OLD).authenticate("other", "text")))
                    .isEqualTo("5136235610b09517d620bbc4ff665c55b5ff7a1653d31f7a65ffdb570ad3fa23");
        }

        @Test
        void soThatNothingMadeForOneIsGoodForAnother() {
            var key = key(OLD);
            assertThat(key.authentic("other", "text", key.authenticate("form token", "text"))).isFalse();
        }
    }

    @Nested
    class Recognises {

        private final ServerKey key = key(OLD);
        private final byte[] code = key.authenticate("p", "text");

        @Test
        void whatItMade() {
            assertThat(key.authentic("p", "text", code)).isTrue();
        }

        @Test
        void nothingElse() {
            assertThat(key.authentic("p", "texu", code)).isFalse();
            assertThat(key.authentic("p", "text", new byte[0])).isFalse();
            assertThat(key.authentic("p", "text", java.util.Arrays.copyOf(code, 31))).isFalse();
            assertThat(key.authentic("p", "text", java.util.Arrays.copyOf(code, 33))).isFalse();
            assertThat(key(NEW).authentic("p", "text", code)).isFalse();
        }

        @Test
        void duringAChangeWhatTheOldKeyMadeWhileTheNewOneMakes() {
            var changing = key(NEW + "," + OLD);

            assertThat(changing.authentic("p", "text", code)).isTrue();
            assertThat(changing.authenticate("p", "text")).isEqualTo(key(NEW).authenticate("p", "text")).isNotEqualTo(code);
        }

        @Test
        void afterAChangeOnlyWhatTheNewKeyMade() {
            assertThat(key(NEW).authentic("p", "text", code)).isFalse();
        }

        @Test
        void aTagLikewise() {
            String tag = key.tag("p", "text");
            assertThat(tag).hasSize(22);
            assertThat(key(NEW + "," + OLD).hasTag("p", "text", tag)).isTrue();
            assertThat(key.hasTag("p", "texu", tag)).isFalse();
            assertThat(key.hasTag("q", "text", tag)).isFalse();
            assertThat(key.hasTag("p", "text", tag.substring(1))).isFalse();
            assertThat(key.hasTag("p", "text", "")).isFalse();
            assertThat(key(NEW).hasTag("p", "text", tag)).isFalse();
        }
    }

    @Nested
    class Seals {

        private final ServerKey key = key(OLD);
        private final String sealed = key.seal("p", "thing", "ä text");

        @Test
        void o11_whatItAloneCanRead() {
            assertThat(key.open("p", "thing", sealed)).contains("ä text");
            assertThat(Base64.getUrlDecoder().decode(sealed)).asString(java.nio.charset.StandardCharsets.ISO_8859_1).doesNotContain("text");
            assertThat(key.seal("p", "thing", "ä text")).isNotEqualTo(sealed);
        }

        @Test
        void o11_forOnePurposeAndOneThing() {
            assertThat(key.open("q", "thing", sealed)).isEmpty();
            assertThat(key.open("p", "other", sealed)).isEmpty();
            assertThat(key(NEW).open("p", "thing", sealed)).isEmpty();
        }

        @Test
        void o11_soThatNoBitOfItCanBeChanged() {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            for (int i = 0; i < bytes.length; i++) {
                byte[] changed = bytes.clone();
                changed[i] ^= 1;
                assertThat(key.open("p", "thing", Base64.getUrlEncoder().withoutPadding().encodeToString(changed))).isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "not base64!", "AAAAAAAAAAAAAAAA", "WdAMAptwC4wlGQkf6T4CIwg",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
        void o11_andWhatIsMadeUpIsNothing(String forged) {
            assertThat(key.open("p", "thing", forged)).isEmpty();
        }

        @Test
        void andOpensDuringAChangeWhatTheOldKeySealed() {
            assertThat(key(NEW + "," + OLD).open("p", "thing", sealed)).contains("ä text");
        }
    }

    @Nested
    class OnALoopbackIssuer {

        @Test
        void isMadeOnceAndKeptForItsOwnerOnly() throws IOException {
            Path home = directory.resolve("not/yet/there");
            byte[] code = keyIn(home).authenticate("p", "text");

            assertThat(keyIn(home).authenticate("p", "text")).isEqualTo(code);
            assertThat(Base64.getDecoder().decode(Files.readString(home.resolve("lintel.key")))).hasSize(32);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("lintel.key")))).isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home))).isEqualTo("rwx------");
        }

        @Test
        void x64_isItsOwnersAloneInWhateverDirectory() throws IOException {
            keyIn(PrivateFilesTest.open(directory.resolve("open"))).authenticate("p", "text");
            PrivateFilesTest.areTheirOwnersAlone(directory.resolve("open"), "lintel.key");
        }

        @Test
        void isAnotherInAnotherDirectory() {
            assertThat(keyIn(directory.resolve("a")).authenticate("p", "text"))
                    .isNotEqualTo(keyIn(directory.resolve("b")).authenticate("p", "text"));
        }

        @Test
        void thatCannotBeKeptIsOneSentenceThatNamesTheDirectory() throws IOException {
            Path file = Files.createFile(directory.resolve("a-file"));
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> keyIn(file))
                    .withMessageStartingWith("lintel.directory: cannot keep " + file.resolve("lintel.key"));
        }

        private ServerKey keyIn(Path home) {
            configured.and(Setting.DIRECTORY, home.toString());
            return load();
        }
    }

    @Test
    void withAnHttpsIssuerIsNeeded() {
        configured.and(Setting.ISSUER, "https://id.example").and(Setting.DIRECTORY, directory.toString());
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(this::load)
                .withMessageStartingWith("lintel.key: ").withMessageContaining("openssl rand -base64 32");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "AAAA", "not base64!", "AUwkP/lg6Hr8hIJkj0HiCE3OdlqgYtzcv04OQ8TbikE=,AAAA"})
    void aWrongOneIsOneSentenceThatNamesTheSettingAndNotTheKey(String value) {
        configured.and(Setting.KEY, value);
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(this::load)
                .withMessageStartingWith("lintel.key: ").satisfies(e -> assertThat(e.getMessage()).doesNotContain(value));
    }

    private ServerKey key(String configuredKeys) {
        configured.and(Setting.KEY, configuredKeys);
        return load();
    }

    private ServerKey load() {
        return Keys.of(configured);
    }

    private static String base64(int first) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (first + i);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }
}
