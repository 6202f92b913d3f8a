package org.lintel.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a server answers.
 *
 * @param head status line and headers, each with its line break
 */
record Reply(String head, byte[] body) {

    int status() {
        return Integer.parseInt(head.substring(9, 12));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** What has failed is no measurement. */
    Reply with(int wanted) throws IOException {
        if (status() != wanted) {
            throw new IOException("answered " + status() + " instead of " + wanted + ": " + head + "\n" + text());
        }
        return this;
    }

    /** Where a redirect leads, or {@code null}. */
    String location() {
        int at = head.toLowerCase(Locale.ROOT).indexOf("\r\nlocation:");
        return at < 0 ? null : head.substring(at + 11, head.indexOf('\r', at + 2)).trim();
    }

    /** A string of a JSON object; what a server gives out as tokens has no escapes. */
    String field(String name) throws IOException {
        String text = text();
        int at = text.indexOf("\"" + name + "\"");
        int begin = at < 0 ? -1 : text.indexOf('"', at + name.length() + 2);
        if (begin < 0) {
            throw new IOException("no " + name + " in " + text);
        }
        return text.substring(begin + 1, text.indexOf('"', begin + 1)).replace("\\/", "/");
    }

    /** @param head in lower case */
    static String header(String head, String name) {
        int at = head.indexOf("\r\n" + name + ":");
        return at < 0 ? null : head.substring(at + name.length() + 3, head.indexOf('\r', at + 2)).trim();
    }
}
