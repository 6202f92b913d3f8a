package org.lintel.model;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.lintel.spec.Duty;

/**
 * The parameters of one request, from a query or a form. "Parameters sent without a value MUST be treated as if they were omitted from
 * the request" (RFC 6749 §3.1): they are.
 *
 * @param values not modifiable; each list has at least one element, each element at least one character
 */
@Duty("RFC 6749 3.1 without-value")
public record Parameters(Map<String, List<String>> values) {

    public static final Parameters NONE = new Parameters(Map.of());

    /** More parameters than any request of the protocol has. */
    private static final int MOST = 100;

    public Parameters {
        var copy = new LinkedHashMap<String, List<String>>();
        values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        values = Collections.unmodifiableMap(copy);
    }

    /**
     * Reads {@code application/x-www-form-urlencoded} text in UTF-8.
     *
     * @throws OAuthException {@code invalid_request} if the encoding is broken or there are more than 100 parameters
     */
    public static Parameters parse(String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return NONE;
        }
        var values = new LinkedHashMap<String, List<String>>();
        int count = 0;
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals < 0 || equals == pair.length() - 1) {
                continue;
            }
            if (++count > MOST) {
                throw OAuthError.INVALID_REQUEST.telling("the request has more than " + MOST + " parameters");
            }
            values.computeIfAbsent(decode(pair.substring(0, equals)), name -> new ArrayList<>(1))
                    .add(decode(pair.substring(equals + 1)));
        }
        return new Parameters(values);
    }

    /** The value of the parameter; the first one if it was repeated. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name)).map(list -> list.get(0));
    }

    /**
     * The value of the parameter.
     *
     * @throws OAuthException {@code invalid_request} if there is none
     */
    @Duty("RFC 6749 5.2 invalid-request")
    public String required(String name) {
        return optional(name).orElseThrow(() -> OAuthError.INVALID_REQUEST.telling("the parameter " + name + " is missing"));
    }

    /** The values of a space-separated list, without repetitions, in the order sent; empty if the parameter is missing. */
    @Duty("RFC 6749 3.3 scope-syntax")
    public List<String> list(String name) {
        return optional(name).map(value -> Arrays.stream(value.split(" ")).filter(word -> !word.isEmpty()).distinct().toList())
                .orElse(List.of());
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Names of the parameters that were sent more than once, apart from those that may be. */
    public Set<String> repeated(Set<String> allowed) {
        return values.entrySet().stream().filter(entry -> entry.getValue().size() > 1).map(Map.Entry::getKey)
                .filter(name -> !allowed.contains(name)).collect(Collectors.toSet());
    }

    /**
     * Decodes one form-encoded word; stricter than {@link java.net.URLDecoder}, which lets malformed UTF-8 pass.
     *
     * @throws OAuthException {@code invalid_request} if a percent sign is not followed by two hexadecimal digits, or the bytes are not
     *                        UTF-8
     */
    public static String decode(String word) {
        if (word.indexOf('%') < 0 && word.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            return word.replace('+', ' ');
        }
        byte[] in = word.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%') {
                int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
                int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw OAuthError.INVALID_REQUEST.telling("a parameter has a broken percent-encoding");
                }
                out[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                out[length++] = in[i] == '+' ? (byte) ' ' : in[i];
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .decode(java.nio.ByteBuffer.wrap(out, 0, length)).toString();
        } catch (CharacterCodingException e) {
            throw OAuthError.INVALID_REQUEST.telling("a parameter is not UTF-8");
        }
    }

    /** Names only: values may be secrets. */
    @Override
    public String toString() {
        return "Parameters" + values.keySet();
    }
}
