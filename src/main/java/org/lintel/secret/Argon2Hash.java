package org.lintel.secret;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;

/**
 * A hash by Argon2 (RFC 9106) in the PHC string format. Read and written here: the library changes the case of its names by the default
 * locale, and what it writes under a Turkish one cannot be read.
 */
record Argon2Hash(Argon2Function function, byte[] salt, byte[] key) implements PasswordHash {

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
        Argon2Function function = Argon2Function.getInstance(number(parts, 3), number(parts, 4), number(parts, 5), key.length,
                variant(parts.group(1)), number(parts, 2));
        return new Argon2Hash(function, Base64.getDecoder().decode(parts.group(6)), key);
    }

    static Argon2Hash make(Argon2Function function, byte[] password, byte[] salt) {
        return new Argon2Hash(function, salt, function.hash(password, salt).getBytes());
    }

    @Override
    public boolean matches(byte[] password) {
        return MessageDigest.isEqual(function.hash(password, salt).getBytes(), key);
    }

    @Override
    public boolean isAsGoodAs(Argon2Function wanted) {
        return function.getVariant() == Argon2.ID && function.getVersion() == wanted.getVersion()
                && function.getMemory() >= wanted.getMemory() && function.getIterations() >= wanted.getIterations();
    }

    @Override
    public String toString() {
        return "$argon2" + name(function.getVariant()) + "$v=" + function.getVersion() + "$m=" + function.getMemory()
                + ",t=" + function.getIterations() + ",p=" + function.getParallelism()
                + "$" + BASE64.encodeToString(salt) + "$" + BASE64.encodeToString(key);
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static Argon2 variant(String name) {
        return switch (name) {
            case "id" -> Argon2.ID;
            case "i" -> Argon2.I;
            default -> Argon2.D;
        };
    }

    private static String name(Argon2 variant) {
        return switch (variant) {
            case ID -> "id";
            case I -> "i";
            case D -> "d";
        };
    }
}
