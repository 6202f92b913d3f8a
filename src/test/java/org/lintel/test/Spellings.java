package org.lintel.test;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Other ways to write a JWT, which lenient readers take for the same. */
public final class Spellings {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Spellings() {
    }

    /** With this part (0 to 2) written otherwise. */
    public static List<String> of(String jwt, int part) {
        String text = jwt.split("\\.")[part];
        var others = new ArrayList<>(List.of(text + "=", text + "==", " " + text, text + "\n", text + "\r\n", text + "\t",
                text.substring(0, 4) + " " + text.substring(4), text.substring(0, 4) + "*" + text.substring(4),
                Base64.getMimeEncoder(8, new byte[] {'\n'}).encodeToString(Base64.getUrlDecoder().decode(text))));
        String padded = text + "=".repeat((4 - text.length() % 4) % 4);
        others.add(padded);
        others.add(padded.replace('-', '+').replace('_', '/'));
        if (text.length() % 4 != 0) {
            // bits that stand for nothing
            int last = ALPHABET.indexOf(text.charAt(text.length() - 1));
            others.add(text.substring(0, text.length() - 1) + ALPHABET.charAt(last ^ 1));
        }
        others.removeIf(text::equals);
        return others.stream().map(other -> with(jwt, part, other)).toList();
    }

    private static String with(String jwt, int part, String text) {
        String[] parts = jwt.split("\\.");
        parts[part] = text;
        return String.join(".", parts);
    }
}
