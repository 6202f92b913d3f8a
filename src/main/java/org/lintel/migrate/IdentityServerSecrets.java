package org.lintel.migrate;

import static org.lintel.migrate.Imported.said;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.json.JsonException;

import org.lintel.json.JsonText;

/**
 * Secrets of IdentityServer: hashed ones are Base64 of a SHA-256 or a SHA-512, as here.
 *
 * @param what they belong to
 */
record IdentityServerSecrets(String what, Imported imported) {

    List<Object> shared(List<TableRow> secrets) {
        var shared = new ArrayList<Object>();
        for (TableRow secret : secrets) {
            String type = secret.first("Type");
            if (type.isEmpty() || type.equals("SharedSecret")) {
                shared.add(said("value", secret.text("Value"), "description", secret.text("Description"),
                        "expiration", secret.moment("Expiration") == null ? null : String.valueOf(secret.moment("Expiration"))));
            } else if (!type.equals("JWK")) {
                imported.remark(what, "a secret of type " + type + " is not carried over");
            }
        }
        return shared;
    }

    /** Public keys as a JSON Web Key Set; empty if there are none. */
    Map<String, Object> keys(List<TableRow> secrets) {
        var keys = new ArrayList<Object>();
        for (TableRow secret : secrets) {
            if (secret.first("Type").equals("JWK")) {
                try {
                    keys.add(JsonText.plain(JsonText.read(secret.first("Value"))));
                } catch (JsonException e) {
                    imported.remark(what, "a secret of type JWK is no JSON: not carried over");
                }
            }
        }
        return keys.isEmpty() ? Map.of() : Map.of("keys", keys);
    }
}
