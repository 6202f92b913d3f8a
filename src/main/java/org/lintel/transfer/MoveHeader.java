package org.lintel.transfer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.json.JsonObject;

import org.jspecify.annotations.Nullable;

import org.lintel.model.Secret;
import org.lintel.secret.SealedSecrets;

/**
 * The first line of what is moved.
 *
 * @param issuer  whose rows follow
 * @param version of the tables
 * @param sealed  something that only the server key of the rows opens; {@code null} if there was no key
 */
record MoveHeader(String issuer, String version, @Nullable String sealed) {

    static final String TABLE = "table";
    static final String ROW = "row";

    private static final String PURPOSE = "move";
    private static final String KNOWN = "sealed under the server key of the rows that follow";

    static @Nullable String sealed(SealedSecrets secrets) {
        try {
            return secrets.seal(PURPOSE, KNOWN);
        } catch (IllegalArgumentException e) {
            // Lintel has made none here
            return null;
        }
    }

    /** @throws IllegalArgumentException if it is none */
    static MoveHeader of(JsonObject line) {
        if (!line.containsKey("lintel")) {
            throw new IllegalArgumentException("This is not what \"move out\" writes.");
        }
        return new MoveHeader(line.getString("issuer"), line.getString("lintel"), line.getString("sealed", null));
    }

    Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("lintel", version);
        members.put("issuer", issuer);
        members.put("sealed", sealed);
        return members;
    }

    /** @throws IllegalArgumentException if rows of this header are worth nothing there */
    void check(String itsIssuer, String itsVersion, SealedSecrets secrets) {
        if (!issuer.equals(itsIssuer)) {
            throw new IllegalArgumentException("These are rows of the issuer " + issuer + ", and not of " + itsIssuer + ".");
        }
        if (!version.equals(itsVersion)) {
            throw new IllegalArgumentException("These are rows for tables of version " + version + ", and the tables are of version "
                    + itsVersion + ": bring both to the same version of Lintel.");
        }
        boolean opens = sealed == null || secrets.open(PURPOSE, new Secret(null, sealed, null, null))
                .filter(plain -> new String(plain, StandardCharsets.UTF_8).equals(KNOWN)).isPresent();
        if (!opens) {
            throw new IllegalArgumentException("lintel.key is another one than where these rows are from: they would be worth nothing.");
        }
    }
}
