package org.lintel.migrate;

import static org.lintel.migrate.Imported.said;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The users of ASP.NET Identity. */
record AspNetUsers(Tables tables, Imported imported) {

    private static final List<String> FUNCTIONS = List.of("PBKDF2WithHmacSHA1", "PBKDF2WithHmacSHA256", "PBKDF2WithHmacSHA512");

    void add() throws SQLException {
        Map<String, List<TableRow>> claims = tables.children(List.of("AspNetUserClaims"), "UserId");
        Map<String, List<TableRow>> roles = tables.children(List.of("AspNetUserRoles"), "UserId");
        Map<String, List<TableRow>> named = tables.children(List.of("AspNetRoles"), "Id");
        for (TableRow user : tables.rows("AspNetUsers")) {
            String id = user.first("Id");
            Optional<String> hash = Optional.ofNullable(user.text("PasswordHash")).flatMap(AspNetUsers::hash);
            if (hash.isEmpty()) {
                imported.remark("user " + user.text("UserName"), "has no password that could be carried over: left out");
                continue;
            }
            imported.user(said("subject", id, "username", user.text("UserName"), "passwordHash", hash.get(),
                    "claims", claims(user, claims.getOrDefault(id, List.of()),
                            roles.getOrDefault(id, List.of()).stream().flatMap(row -> named.getOrDefault(row.first("RoleId"), List.of())
                                    .stream()).map(row -> row.first("Name")).toList())));
            if (user.flag("TwoFactorEnabled", false)) {
                imported.remark("user " + user.text("UserName"), "the second factor is not carried over");
            }
        }
    }

    private static Object claims(TableRow user, List<TableRow> rows, List<String> roles) {
        Map<String, List<Object>> claims = new LinkedHashMap<>();
        put(claims, "email", user.text("Email"));
        put(claims, "email_verified", user.has("Email") ? user.flag("EmailConfirmed") : null);
        put(claims, "phone_number", user.text("PhoneNumber"));
        put(claims, "phone_number_verified", user.has("PhoneNumber") ? user.flag("PhoneNumberConfirmed") : null);
        rows.stream().filter(row -> !List.of("email", "email_verified").contains(row.first("ClaimType")))
                .forEach(row -> put(claims, row.first("ClaimType"), row.text("ClaimValue")));
        roles.forEach(role -> put(claims, "role", role));
        return Imported.claims(claims);
    }

    private static void put(Map<String, List<Object>> claims, String name, @Nullable Object value) {
        if (value != null) {
            claims.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
        }
    }

    /**
     * Version 2 is a zero, 16 bytes of salt and the key of 1000 rounds with SHA-1; version 3 a one, then function, rounds and length of the
     * salt in four bytes each, salt and key.
     */
    static Optional<String> hash(String base64) {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.remaining() == 49 && bytes.get(0) == 0) {
            bytes.get();
            return Optional.of(hash(0, 1000, bytes, 16));
        } else if (bytes.remaining() > 13 + 16 && bytes.get(0) == 1) {
            bytes.get();
            int function = bytes.getInt();
            int rounds = bytes.getInt();
            int salt = bytes.getInt();
            return function >= 0 && function < FUNCTIONS.size() && rounds > 0 && salt > 0 && salt < bytes.remaining()
                    ? Optional.of(hash(function, rounds, bytes, salt)) : Optional.empty();
        }
        return Optional.empty();
    }

    private static String hash(int function, int rounds, ByteBuffer rest, int saltLength) {
        byte[] salt = new byte[saltLength];
        rest.get(salt);
        byte[] key = new byte[rest.remaining()];
        rest.get(key);
        return FUNCTIONS.get(function) + ":" + rounds + ":" + Base64.getEncoder().encodeToString(salt) + ":"
                + Base64.getEncoder().encodeToString(key);
    }
}
