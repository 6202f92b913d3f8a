package org.lintel.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Many clients, users, sessions, grants and entries of the audit log in the tables of a PostgreSQL database, made there by
 * {@code src/test/scripts/growth.sql}, which says more of them. None is over.
 *
 * @param issuer whose they are
 */
public record Population(String issuer, int clients, int users, int sessions, int grants, int auditEntries) {

    /** The tables that are large then. */
    public static final String LARGE = "clients|users|sessions|session_clients|grants|families|audit_log";

    public static String client(int number) {
        return "client-%07d".formatted(number);
    }

    public static String user(int number) {
        return "user-%07d".formatted(number);
    }

    public static String session(int number) {
        return base64url("MD5", "session" + number);
    }

    /** The authorization that this and the next sessions have grants of. */
    public static String family(int number) {
        return base64url("MD5", "family" + number);
    }

    /** The key of a grant of this kind. */
    public static String grant(String kind, int number) {
        return base64url("SHA-256", kind + ":" + number);
    }

    private static String base64url(String algorithm, String text) {
        try {
            byte[] bytes = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /** Into tables that are there, and that nobody uses meanwhile. */
    public void fill(DatabaseServer.Database database) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Program.named("psql").path(), "-q", "-f", "src/test/scripts/growth.sql"));
        List.of("issuer=" + issuer, "clients=" + clients, "users=" + users, "sessions=" + sessions, "grants=" + grants,
                "audit=" + auditEntries, "over=0").forEach(variable -> command.addAll(List.of("-v", variable)));
        command.add(database.url().replaceFirst("^jdbc:", ""));
        Path log = Files.createTempFile("growth", ".log");
        var psql = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        psql.environment().put("PGUSER", database.user());
        psql.environment().put("PGPASSWORD", database.password());
        if (psql.start().waitFor() != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
        Files.delete(log);
    }
}
