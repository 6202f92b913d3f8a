package org.lintel.samples.spring;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import java.util.Map;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people see, and what programs get. */
@RestController
public class Pages {

    /** For everybody. */
    @GetMapping(path = "/", produces = "text/html")
    public String welcome() {
        return "<!DOCTYPE html><html lang=en><title>Spring Boot</title><link rel=icon href=data:,><p id=who>nobody</p>";
    }

    /** For whoever is signed in; the claims come from the id_token and from userinfo. */
    @GetMapping(path = "/me", produces = "text/html")
    public String me(@AuthenticationPrincipal OidcUser user, CsrfToken form) {
        return """
                <!DOCTYPE html><html lang=en><title>Spring Boot</title><link rel=icon href=data:,>
                <p id=who>%s</p><p id=email>%s</p>
                <form method=post action=/logout><input type=hidden name=%s value="%s"><button id=logout>Sign out</button></form>"""
                .formatted(htmlEscape(user.getName()), htmlEscape(user.getEmail()), form.getParameterName(), form.getToken());
    }

    /** For whoever has an access token with the scope {@code invoices}. */
    @GetMapping("/api/invoices")
    public Map<String, Object> invoices(@AuthenticationPrincipal Jwt token) {
        return Map.of("sub", token.getSubject(), "client_id", token.getClaimAsString("client_id"));
    }
}
