package org.lintel.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lintel.config.ConfigurationException;
import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.model.SigningKey;
import org.lintel.secret.PrivateFilesTest;

/** Signing keys from PKCS#12 and PEM files; the files are made once, because keytool takes its time. */
class FileSigningKeysTest {

    @TempDir
    static Path files;

    private static Path good;

    @TempDir
    Path directory;

    private final Configured configured = Configured.withNothing();
    private Clock clock = Clock.systemUTC();

    @BeforeAll
    static void makeTheGoodOne() {
        good = files.resolve("good.p12");
        KeyStores.addEc(good, "elliptic", "secp256r1");
        KeyStores.addRsa(good, "rsa", 2048, 365);
    }

    @AfterEach
    void putBack() {
        configured.close();
    }

    @Nested
    class AGoodFile {

        @Test
        void h5_givesTheRsaKeyFirstWithItsCertificate() {
            List<SigningKey> keys = load(good, KeyStores.PASSWORD);

            assertThat(keys).extracting(SigningKey::algorithm).containsExactly("RS256", "ES256");
            assertThat(keys).allSatisfy(key -> {
                assertThat(key.certificates()).hasSize(1);
                assertThat(key.certificates().get(0).getPublicKey()).isEqualTo(key.publicKey());
                assertThat(key.privateKey()).isNotNull();
            });
        }

        @Test
        void h5_hasKeysThatSign() throws Exception {
            for (SigningKey key : load(good, KeyStores.PASSWORD)) {
                Signature signature = Signature.getInstance(key.algorithm().startsWith("RS") ? "SHA256withRSA" : "SHA256withECDSA");
                signature.initSign(key.privateKey());
                signature.update(new byte[] {1, 2, 3});
                byte[] made = signature.sign();
                signature.initVerify(key.publicKey());
                signature.update(new byte[] {1, 2, 3});

                assertThat(signature.verify(made)).isTrue();
            }
        }

        @Test
        void si4_givesEachKeyANameThatStays() {
            List<String> kids = load(good, KeyStores.PASSWORD).stream().map(SigningKey::kid).toList();

            assertThat(kids).doesNotHaveDuplicates().allSatisfy(kid -> assertThat(kid).matches("[A-Za-z0-9_-]{16}"));
            assertThat(load(good, KeyStores.PASSWORD)).extracting(SigningKey::kid).isEqualTo(kids);
        }

        @Test
        void mayHaveTheOtherCurvesToo() {
            Path file = directory.resolve("curves.p12");
            KeyStores.addEc(file, "a", "secp521r1");
            KeyStores.addEc(file, "b", "secp384r1");

            assertThat(load(file, KeyStores.PASSWORD)).extracting(SigningKey::algorithm).containsExactlyInAnyOrder("ES384", "ES512");
        }

        @Test
        void h5_mayBePem() throws Exception {
            var expected = load(good, KeyStores.PASSWORD);
            Path file = Files.writeString(directory.resolve("signing.pem"),
                    "-----BEGIN SOMETHING ELSE-----\nAAAA\n-----END SOMETHING ELSE-----\n"
                            + pem("CERTIFICATE", expected.get(1).certificates().get(0).getEncoded())
                            + expected.stream().map(key -> pem("PRIVATE KEY", key.privateKey().getEncoded())).collect(Collectors.joining())
                            + pem("CERTIFICATE", expected.get(0).certificates().get(0).getEncoded()));

            assertThat(load(file, "")).extracting(SigningKey::kid, SigningKey::algorithm, SigningKey::publicKey, SigningKey::certificates)
                    .isEqualTo(
                            expected.stream().map(key -> tuple(key.kid(), key.algorithm(), key.publicKey(), key.certificates())).toList());
        }

        @Test
        void passesOverCertificatesAndSecretKeysThatAreInItToo() throws Exception {
            Path file = Files.copy(good, directory.resolve("mixed.p12"));
            KeyStores.addSecretKey(file, "aes");
            Path other = directory.resolve("other.p12");
            KeyStores.addEc(other, "trusted", "secp256r1");
            KeyStores.copyCertificate(other, "trusted", file);

            assertThat(load(file, KeyStores.PASSWORD)).hasSize(2);
        }
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + label + "-----\n";
    }

    @Nested
    class ABadFile {

        @Test
        void h5_withAWrongPasswordSaysSo() {
            refused(good, "wrong", "does not open with this password (lintel.signing.password)");
            refused(good, "", "does not open with this password (lintel.signing.password)");
        }

        @Test
        void h5_withoutAPrivateKeySaysSo() {
            Path file = directory.resolve("certificate.p12");
            KeyStores.copyCertificate(good, "rsa", file);
            refused(file, KeyStores.PASSWORD, "has no private key");
        }

        @Test
        void h5_withASecretKeyOnlyHasNoPrivateKeyEither() {
            Path file = directory.resolve("secret.p12");
            KeyStores.addSecretKey(file, "aes");
            refused(file, KeyStores.PASSWORD, "has no private key");
        }

        @Test
        void h5_withAnRsaKeyBelow2048BitsSaysSo() {
            Path file = directory.resolve("short.p12");
            KeyStores.addRsa(file, "tiny", 1024, 365);
            refused(file, KeyStores.PASSWORD, "has an RSA key \"tiny\" of 1024 bits; at least 2048 are needed (RFC 7518 §3.3)");
        }

        @Test
        void h5_withAKeyThatClientsCannotUseSaysSo() {
            Path file = directory.resolve("edwards.p12");
            KeyStores.addEd448(file, "edwards");
            refused(file, KeyStores.PASSWORD, "has a key \"edwards\" that is neither RSA nor on the curves P-256, P-384, P-521 or Ed25519");
        }

        @Test
        void h5_thatIsNoKeyStoreSaysSo() throws IOException {
            refused(Files.writeString(directory.resolve("text.p12"), "a text"), KeyStores.PASSWORD, "is neither a PKCS#12 nor a PEM file");
            refused(Files.createFile(directory.resolve("empty.p12")), KeyStores.PASSWORD, "is neither a PKCS#12 nor a PEM file");
        }

        @Test
        void h5_asPemSaysWhatItLacks() throws Exception {
            SigningKey key = load(good, KeyStores.PASSWORD).get(0);
            String privateKey = pem("PRIVATE KEY", key.privateKey().getEncoded());
            String other = pem("CERTIFICATE", load(good, KeyStores.PASSWORD).get(1).certificates().get(0).getEncoded());
            refused(Files.writeString(directory.resolve("1.pem"), privateKey), "", "has a key number 1 without a certificate");
            refused(Files.writeString(directory.resolve("2.pem"), privateKey + other), "", "has a key number 1 without a certificate");
            refused(Files.writeString(directory.resolve("3.pem"), other), "", "has no private key");
            refused(Files.writeString(directory.resolve("4.pem"), pem("RSA PRIVATE KEY", new byte[] {1})), "",
                    "has a \"RSA PRIVATE KEY\"; it has to be "
                            + "a plain PKCS#8 \"PRIVATE KEY\", which openssl pkcs8 -topk8 -nocrypt makes of it");
            refused(Files.writeString(directory.resolve("5.pem"), pem("PRIVATE KEY", new byte[] {1})), "",
                    "has a private key that is neither RSA nor on one of the curves of RFC 7518");
        }

        @Test
        void h5_thatIsNotThereSaysSo() {
            refused(directory.resolve("missing.p12"), KeyStores.PASSWORD, "cannot be read");
        }

        @Test
        void a5_doesNotTellThePassword() {
            configured.and(Setting.SIGNING_KEYSTORE, good.toString()).and(Setting.SIGNING_PASSWORD, "nearly-right");
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(FileSigningKeysTest.this::load)
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("nearly-right"));
        }

        private void refused(Path file, String password, String complaint) {
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> load(file, password))
                    .withMessage("lintel.signing.keystore: " + file + " " + complaint);
        }
    }

    /** Nodes are restarted one after the other: what one of them signs, all have to verify. */
    @Nested
    class AKeyThatIsAdded {

        private static final Duration ANNOUNCED = Duration.ofDays(2);

        @Test
        void x68_isPublishedFirstAndSignsWhenItHasBeenAnnounced() throws IOException {
            FileSigningKeys notYetRestarted = node(good);
            String old = notYetRestarted.keys().get(0).kid();
            Path file = Files.copy(good, directory.resolve("two.p12"));
            // keys of one second would have no order
            KeyStores.addRsaSince(file, "another", "+10S");
            FileSigningKeys restarted = node(file);
            List<SigningKey> before = restarted.keys();

            assertThat(before).extracting(SigningKey::algorithm).containsExactly("RS256", "RS256", "ES256");
            assertThat(before.get(0).kid()).as("signs").isEqualTo(old);
            assertThat(restarted.keys()).as("as long as nothing changes").isSameAs(before);

            String added = before.get(1).kid();
            restarted.clock = Clock.offset(Clock.systemUTC(), ANNOUNCED.plusMinutes(1));
            assertThat(restarted.keys()).hasSize(3).first().extracting(SigningKey::kid).as("signs, without a restart").isEqualTo(added);
            assertThat(restarted.keys()).extracting(SigningKey::kid).as("still verifies").contains(old);
            clock = restarted.clock;
            assertThat(node(file).keys().get(0).kid()).as("signs after a restart").isEqualTo(added);
        }

        @Test
        void x68_signsAtOnceWhereItsCertificateSaysSoOrThereIsNoOther() throws IOException {
            Path file = Files.copy(good, directory.resolve("urgent.p12"));
            String old = node(file).keys().get(0).kid();
            clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(30));
            KeyStores.addRsaSince(file, "urgent", "+20d");
            assertThat(node(file).keys().get(0).kid()).isNotEqualTo(old);

            Path first = directory.resolve("first.p12");
            KeyStores.addRsaSince(first, "later", "+40d");
            assertThat(node(first).keys()).hasSize(1);
        }

        @Test
        void x68_waitsForAsLongAsTheSettingSays() throws IOException {
            Path file = Files.copy(good, directory.resolve("soon.p12"));
            String old = node(file).keys().get(0).kid();
            configured.and(Setting.SIGNING_ANNOUNCE, "PT10M");
            KeyStores.addRsaSince(file, "another", "+1d");
            clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(1).plusMinutes(5));
            assertThat(node(file).keys().get(0).kid()).isEqualTo(old);
            clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(1).plusMinutes(20));
            assertThat(node(file).keys().get(0).kid()).isNotEqualTo(old);
        }

        private FileSigningKeys node(Path file) {
            configured.and(Setting.SIGNING_KEYSTORE, file.toString()).and(Setting.SIGNING_PASSWORD, KeyStores.PASSWORD);
            return loaded();
        }
    }

    @Nested
    class ACertificate {

        @Test
        void h5_thatExpiresWithinThirtyDaysIsWarnedOf() {
            clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(365 - 29));
            String kid = load(good, KeyStores.PASSWORD).get(0).kid();

            assertThat(warnings(good)).hasSize(2).first().asString().contains(kid).contains("expires at");
        }

        @Test
        void h5_thatHasExpiredIsWarnedOfToo() {
            clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(400));
            assertThat(warnings(good)).hasSize(2).allSatisfy(warning -> assertThat(warning).contains("has expired, at"));
        }

        @Test
        void h5_thatIsGoodForLongerIsNot() {
            clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(365 - 31));
            assertThat(warnings(good)).isEmpty();
        }

        private List<String> warnings(Path file) {
            var warnings = new ArrayList<String>();
            var listener = new Handler() {

                @Override
                public void publish(LogRecord line) {
                    if (line.getLevel() == Level.WARNING) {
                        warnings.add(new SimpleFormatter().formatMessage(line));
                    }
                }

                @Override
                public void flush() {
                }

                @Override
                public void close() {
                }
            };
            Logger logger = Logger.getLogger(FileSigningKeys.class.getName());
            logger.addHandler(listener);
            try {
                load(file, KeyStores.PASSWORD);
            } finally {
                logger.removeHandler(listener);
            }
            return warnings;
        }
    }

    @Nested
    class WhereNothingIsConfigured {

        @Test
        void keysAreMadeOnceAndARestartDoesNotChangeThem() throws IOException {
            Path home = directory.resolve("not/there/yet");
            configured.and(Setting.DIRECTORY, home.toString());
            List<SigningKey> first = load();
            List<SigningKey> second = load();

            assertThat(first).extracting(SigningKey::algorithm).containsExactly("RS256", "ES256");
            assertThat(first).allSatisfy(key -> assertThat(key.certificates()).isNotEmpty());
            assertThat(second).extracting(SigningKey::kid).isEqualTo(first.stream().map(SigningKey::kid).toList());
            assertThat(second.get(0).publicKey()).isEqualTo(first.get(0).publicKey());
            try (var kept = Files.list(home)) {
                assertThat(kept).containsExactly(home.resolve("signing.p12"));
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home))).isEqualTo("rwx------");
        }

        @Test
        void x64_theFileIsItsOwnersAlone() throws IOException {
            configured.and(Setting.DIRECTORY, PrivateFilesTest.open(directory.resolve("open")).toString());
            load();
            PrivateFilesTest.areTheirOwnersAlone(directory.resolve("open"), "signing.p12");
        }

        @Test
        void whatAnInterruptedStartLeftBehindIsNoHindrance() throws IOException {
            configured.and(Setting.DIRECTORY, directory.toString());
            Files.writeString(directory.resolve("signing.p12.unfinished"), "half of a file");

            assertThat(load()).hasSize(2);
            assertThat(directory.resolve("signing.p12.unfinished")).doesNotExist();
        }

        @Test
        void aDirectoryThatCannotBeMadeIsOneSentence() throws IOException {
            Path file = Files.createFile(directory.resolve("a-file"));
            configured.and(Setting.DIRECTORY, file.toString());
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(FileSigningKeysTest.this::load)
                    .withMessageStartingWith("lintel.directory: ").withMessageContaining(file.resolve("signing.p12").toString());
        }

        @Test
        void aBrokenFileIsNotReplaced() throws IOException {
            configured.and(Setting.DIRECTORY, directory.toString());
            Files.writeString(directory.resolve("signing.p12"), "broken");

            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(FileSigningKeysTest.this::load)
                    .withMessage("lintel.directory: " + directory.resolve("signing.p12") + " is neither a PKCS#12 nor a PEM file");
            assertThat(directory.resolve("signing.p12")).hasContent("broken");
        }

        @Test
        void anHttpsIssuerNeedsAFileOfTheOperator() {
            configured.and(Setting.ISSUER, "https://id.example").and(Setting.DIRECTORY, directory.toString());
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(FileSigningKeysTest.this::load)
                    .withMessageStartingWith("lintel.signing.keystore: is needed unless the issuer is on localhost");
            assertThat(directory).isEmptyDirectory();
        }
    }

    private List<SigningKey> load(Path file, String password) {
        configured.and(Setting.SIGNING_KEYSTORE, file.toString()).and(Setting.SIGNING_PASSWORD, password);
        return load();
    }

    private List<SigningKey> load() {
        return loaded().keys();
    }

    private FileSigningKeys loaded() {
        var keys = new FileSigningKeys();
        keys.settings = configured.settings();
        keys.issuer = configured.issuer();
        keys.clock = clock;
        keys.load();
        return keys;
    }
}
