package org.lintel.oauth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import org.lintel.secret.Handles;
import org.lintel.spec.Duty;

/** What goes back to the browser at the end of an authorization request. */
public sealed interface AuthorizationResponse {

    /** A redirect; never 307, which would repeat a posted password (RFC 9700 §4.12). */
    record Redirect(String location) implements AuthorizationResponse {
    }

    /** A page that posts the parameters by itself (Form Post Response Mode §2); without JavaScript by a button. */
    @Duty("RFC 6749 3.1.2.5 no-scripts")
    record FormPost(String action, Map<String, String> parameters) implements AuthorizationResponse {

        private static final String SCRIPT = "document.forms[0].submit()";
        private static final String SCRIPT_HASH = "'sha256-" + Base64.getEncoder().encodeToString(Handles.sha256(SCRIPT)) + "'";
        private static final String POLICY = "default-src 'none'; script-src " + SCRIPT_HASH + "; frame-ancestors 'none'; base-uri 'none'";

        /**
         * Without {@code form-action}: browsers would hold the client's own redirects against it, wherever they lead. There is one form,
         * made of escaped values, and it goes to a registered redirect URI.
         */
        public String contentSecurityPolicy() {
            return POLICY;
        }

        public byte[] html() {
            var page = new StringBuilder(1024).append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                    .append("<title>Continue</title></head><body><form method=\"post\" action=\"").append(Html.escape(action))
                    .append("\">");
            parameters.forEach((name, value) -> page.append("<input type=\"hidden\" name=\"").append(Html.escape(name))
                    .append("\" value=\"").append(Html.escape(value)).append("\">"));
            return page.append("<noscript><button>Continue</button></noscript></form><script>").append(SCRIPT)
                    .append("</script></body></html>").toString().getBytes(StandardCharsets.UTF_8);
        }
    }
}
