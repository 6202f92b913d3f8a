package org.lintel.authorize;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.lintel.model.BrowserResponse.Page;
import org.lintel.model.BrowserResponse.Redirect;
import org.lintel.model.BrowserResponse;

/** Authorization responses over HTTP. */
public final class BrowserResponses {

    private BrowserResponses() {
    }

    /** 303: the browser goes on with GET and takes nothing that was posted along (RFC 9700 §4.12). */
    public static Response of(BrowserResponse response) {
        if (response instanceof Redirect redirect) {
            return Response.seeOther(URI.create(redirect.location())).build();
        }
        Page page = (Page) response;
        return Response.ok(page.html().getBytes(StandardCharsets.UTF_8), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", page.contentSecurityPolicy()).build();
    }
}
