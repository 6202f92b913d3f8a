package org.lintel.standard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Key stores made by the keytool of the running Java. */
final class KeyStores {

    static final String PASSWORD = "idsrv3test";

    private KeyStores() {
    }

    static void addRsa(Path file, String alias, int bits, int days) {
        generate(file, alias, days, "-keyalg", "RSA", "-keysize", Integer.toString(bits));
    }

    /** @param since as keytool's {@code -startdate}: {@code +2d}, {@code -3d} */
    static void addRsaSince(Path file, String alias, String since) {
        generate(file, alias, 365, "-keyalg", "RSA", "-keysize", "2048", "-startdate", since);
    }

    static void addEc(Path file, String alias, String curve) {
        generate(file, alias, 365, "-keyalg", "EC", "-groupname", curve);
    }

    static void addEd448(Path file, String alias) {
        generate(file, alias, 365, "-keyalg", "Ed448");
    }

    static void addSecretKey(Path file, String alias) {
        keytool("-genseckey", "-keyalg", "AES", "-keysize", "256", "-alias", alias, "-storetype", "PKCS12", "-keystore", file.toString(),
                "-storepass", PASSWORD);
    }

    /** Only the certificate of the first file's key goes into the second. */
    static void copyCertificate(Path from, String alias, Path to) {
        Path certificate = to.resolveSibling("certificate");
        keytool("-exportcert", "-alias", alias, "-keystore", from.toString(), "-storepass", PASSWORD, "-file", certificate.toString());
        keytool("-importcert", "-noprompt", "-alias", alias, "-storetype", "PKCS12", "-keystore", to.toString(), "-storepass", PASSWORD,
                "-file", certificate.toString());
    }

    private static void generate(Path file, String alias, int days, String... key) {
        var arguments = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-dname", "CN=test", "-validity", Integer.toString(days),
                "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD));
        arguments.addAll(List.of(key));
        keytool(arguments.toArray(String[]::new));
    }

    private static void keytool(String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
