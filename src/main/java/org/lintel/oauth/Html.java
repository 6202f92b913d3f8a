package org.lintel.oauth;

/** The few pages that are not Faces views. */
public final class Html {

    private Html() {
    }

    /** Text for an element or an attribute in double quotes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
