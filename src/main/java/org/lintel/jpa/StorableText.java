package org.lintel.jpa;

import java.nio.charset.StandardCharsets;

/** Texts from outside that databases cannot even compare with: PostgreSQL knows no U+0000, and none knows half a surrogate pair. */
final class StorableText {

    private StorableText() {
    }

    static boolean storable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
