package org.lintel.model;

/**
 * Text that every store can hold and every page can show: without control characters, which databases and directories refuse (PostgreSQL
 * U+0000, LDAP filters more), and without halves of a surrogate pair, which have no UTF-8. Names are such text (RFC 8264 §4.2.3).
 */
public final class PlainText {

    private PlainText() {
    }

    /** Whether it is. */
    public static boolean is(String text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.CONTROL
                || Character.getType(point) == Character.SURROGATE);
    }
}
