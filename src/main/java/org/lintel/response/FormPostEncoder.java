package org.lintel.response;

import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.AuthorizationResponse;
import org.lintel.model.BrowserResponse;
import org.lintel.secret.Handles;
import org.lintel.oauth.Html;
import org.lintel.spi.ResponseEncoder;

/** On a page that posts the parameters by itself (Form Post Response Mode §2); without JavaScript by a button. */
@ApplicationScoped
public class FormPostEncoder implements ResponseEncoder {

    public static final String MODE = "form_post";

    private static final String SCRIPT = "document.forms[0].submit()";
    private static final String SCRIPT_HASH = "'sha256-" + Base64.getEncoder().encodeToString(Handles.sha256(SCRIPT)) + "'";

    /**
     * Without {@code form-action}: browsers would hold the client's own redirects against it, wherever they lead. There is one form, made
     * of escaped values, and it goes to a registered redirect URI.
     */
    private static final String POLICY = "default-src 'none'; script-src " + SCRIPT_HASH + "; frame-ancestors 'none'; base-uri 'none'";

    @Override
    public String mode() {
        return MODE;
    }

    @Override
    public boolean carriesTokens() {
        return true;
    }

    @Override
    public BrowserResponse encode(AuthorizationResponse response) {
        var page = new StringBuilder(1024).append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<title>Continue</title></head><body><form method=\"post\" action=\"").append(Html.escape(response.redirectUri()))
                .append("\">");
        response.parameters().forEach((name, value) -> page.append("<input type=\"hidden\" name=\"").append(Html.escape(name))
                .append("\" value=\"").append(Html.escape(value)).append("\">"));
        page.append("<noscript><button>Continue</button></noscript></form><script>").append(SCRIPT).append("</script></body></html>");
        return new BrowserResponse.Page(page.toString(), POLICY);
    }
}
