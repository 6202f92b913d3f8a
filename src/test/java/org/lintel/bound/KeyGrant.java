package org.lintel.bound;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.Authentication;
import org.lintel.model.Authorization;
import org.lintel.model.Claims;
import org.lintel.model.Confirmation;
import org.lintel.model.Constraints;
import org.lintel.model.OAuthError;
import org.lintel.model.TokenRequest;
import org.lintel.spi.GrantType;

/** Tokens of Alice that are bound to the key that a header names, as soon as she has answered. */
@ApplicationScoped
public class KeyGrant implements GrantType {

    static final String NAME = "urn:example:key";

    private static final OAuthError PENDING = new OAuthError("authorization_pending", 400, "The user has not answered yet.");
    private static final OAuthError USE_NONCE = new OAuthError("use_dpop_nonce", 400, "The proof needs a nonce.");
    private static final OAuthError INVALID_TARGET = new OAuthError("invalid_target", 400, "The resource is unknown.");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Authorization authorize(TokenRequest request) {
        if (request.form().has("pending")) {
            throw PENDING.telling("alice has been asked");
        }
        String key = request.caller().header("key").orElseThrow(() -> USE_NONCE.with("DPoP-Nonce", "the-nonce").because("no proof"));
        Optional<String> resource = request.form().optional("resource");
        resource.filter(address -> !address.startsWith("https://api.example/")).ifPresent(address -> {
            throw INVALID_TARGET.because("it is none of ours");
        });
        Authentication alice = Authentication.of("alice-1", Instant.now().truncatedTo(ChronoUnit.SECONDS), List.of("hwk"), "device");
        var constraints = Constraints.NONE.boundTo(key.equals("none") ? Confirmation.NONE : Confirmation.key(key))
                .at(resource.stream().toList())
                .allowing(List.of(Claims.of("type", "payment", "at", request.caller().method() + " " + request.caller().target())))
                .usedBy(Claims.of("sub", "assistant"));
        return Authorization.forUser(request.issuer(), request.client(), alice, request.form().list("scope")).with(constraints);
    }
}
