package org.lintel.flow;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code application/x-www-form-urlencoded}. */
public final class Form {

    private Form() {
    }

    public static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream().map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static String encode(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    /** The parameters of a query or a fragment. */
    public static Map<String, String> decode(String encoded) {
        var parameters = new LinkedHashMap<String, String>();
        for (String pair : encoded == null || encoded.isEmpty() ? new String[0] : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(decodeWord(parts[0]), parts.length < 2 ? "" : decodeWord(parts[1]));
        }
        return parameters;
    }

    private static String decodeWord(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }
}
