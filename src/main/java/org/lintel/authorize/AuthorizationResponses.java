package org.lintel.authorize;

import java.net.URI;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.lintel.oauth.AuthorizationResponse;
import org.lintel.oauth.AuthorizationResponse.FormPost;
import org.lintel.oauth.AuthorizationResponse.Redirect;

/** Authorization responses over HTTP. */
public final class AuthorizationResponses {

    private AuthorizationResponses() {
    }

    /** 303: the browser goes on with GET and takes nothing that was posted along (RFC 9700 §4.12). */
    public static Response of(AuthorizationResponse answer) {
        if (answer instanceof Redirect redirect) {
            return Response.seeOther(URI.create(redirect.location())).build();
        }
        FormPost form = (FormPost) answer;
        return Response.ok(form.html(), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", form.contentSecurityPolicy()).build();
    }
}
