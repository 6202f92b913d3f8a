package org.lintel.browser;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

/** What a browser sends when the user submits one of our forms: a POST in the one encoding that is read. Pages act on no other request. */
public final class FormPost {

    private static final String TYPE = "application/x-www-form-urlencoded";

    private FormPost() {
    }

    public static boolean is(HttpServletRequest request) {
        return "POST".equals(request.getMethod()) && isType(request.getContentType());
    }

    /** @param contentType as the header has it, or {@code null} */
    public static boolean isType(String contentType) {
        return contentType != null && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(TYPE);
    }
}
