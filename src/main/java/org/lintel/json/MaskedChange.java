package org.lintel.json;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A record before and after a change, without what must not be read: neither secrets nor their hashes, sealed or not. That one of them has
 * changed is said.
 *
 * @param before {@code null} where there was nothing
 * @param after  {@code null} where there is nothing any more
 */
public record MaskedChange(@Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {

    static final String MASKED = "***";
    static final String CHANGED = "*** (changed)";

    /** Names of members, whatever they are members of. */
    private static final Pattern SECRET = Pattern.compile(".*(secret|password|passphrase|hash|sealed|salt|credential|private).*");

    /** Of a {@code model.Secret}, of a session, and of a private key as a JWK (RFC 7518 §6.2.2, §6.3.2, §6.4). */
    private static final Set<String> SECRETS = Set.of("value", "key", "browserState", "d", "p", "q", "dp", "dq", "qi", "oth", "k");

    public static MaskedChange of(@Nullable Record before, @Nullable Record after) {
        Map<String, Object> old = before == null ? null : RecordJson.write(before);
        Map<String, Object> now = after == null ? null : RecordJson.write(after);
        return new MaskedChange(masked(old, old), masked(now, old == null ? now : old));
    }

    private static @Nullable Map<String, Object> masked(@Nullable Map<?, ?> object, @Nullable Map<?, ?> other) {
        if (object == null) {
            return null;
        }
        var masked = new LinkedHashMap<String, Object>();
        object.forEach((name, value) -> masked.put((String) name, masked((String) name, value, other == null ? null : other.get(name))));
        return masked;
    }

    private static @Nullable Object masked(String name, @Nullable Object value, @Nullable Object other) {
        if (value instanceof Map<?, ?> object) {
            return masked(object, other instanceof Map<?, ?> map ? map : Map.of());
        }
        if (value instanceof Collection<?> list) {
            var others = other instanceof Collection<?> known ? known.iterator() : Set.of().iterator();
            return list.stream().map(element -> masked(name, element, others.hasNext() ? others.next() : null)).toList();
        }
        if (value == null || value instanceof Boolean || !isSecret(name)) {
            return value;
        }
        return Objects.equals(value, other) ? MASKED : CHANGED;
    }

    private static boolean isSecret(String name) {
        return SECRETS.contains(name) || SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
}
