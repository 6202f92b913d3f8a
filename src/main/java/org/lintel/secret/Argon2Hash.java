package org.lintel.secret;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A hash by Argon2 (RFC 9106) in the PHC string format. */
record Argon2Hash(Argon2 function, byte[] salt, byte[] key) implements PasswordHash {

    private static final Pattern FORMAT = Pattern.compile(
            "\\$argon2(id|i|d)\\$v=([0-9]{1,2})\\$m=([0-9]{1,9}),t=([0-9]{1,9}),p=([0-9]{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    /** @throws IllegalArgumentException if it is none */
    static Argon2Hash read(String text) {
        Matcher parts = FORMAT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException();
        }
        byte[] key = Base64.getDecoder().decode(parts.group(7));
        var function = new Argon2(type(parts.group(1)), number(parts, 2), number(parts, 3), number(parts, 4), number(parts, 5),
                key.length);
        return new Argon2Hash(function, Base64.getDecoder().decode(parts.group(6)), key);
    }

    static Argon2Hash make(Argon2 function, byte[] password, byte[] salt) {
        return new Argon2Hash(function, salt, function.hash(password, salt));
    }

    @Override
    public boolean matches(byte[] password) {
        return MessageDigest.isEqual(function.hash(password, salt), key);
    }

    @Override
    public boolean isAsGoodAs(Argon2 wanted) {
        return function.type() == Argon2.Type.ID && function.version() == wanted.version()
                && function.memory() >= wanted.memory() && function.iterations() >= wanted.iterations();
    }

    @Override
    public String toString() {
        return "$argon2" + name(function.type()) + "$v=" + function.version() + "$m=" + function.memory()
                + ",t=" + function.iterations() + ",p=" + function.lanes()
                + "$" + BASE64.encodeToString(salt) + "$" + BASE64.encodeToString(key);
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static Argon2.Type type(String name) {
        return switch (name) {
            case "id" -> Argon2.Type.ID;
            case "i" -> Argon2.Type.I;
            default -> Argon2.Type.D;
        };
    }

    private static String name(Argon2.Type type) {
        return switch (type) {
            case ID -> "id";
            case I -> "i";
            case D -> "d";
        };
    }
}
