package org.lintel.jose;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Issuer;
import org.lintel.secret.Handles;

/** What plug-ins sign with our key. A {@code typ} of its own keeps it apart from what we sign ourselves (RFC 8725 §3.11). */
@ApplicationScoped
public class PlugInJwts implements org.lintel.spi.Signer {

    /** The {@code restricted-name} of RFC 6838 §4.2, of a type whose suffix says that it is a JWT. */
    private static final Pattern TYP = Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,121}\\+jwt", Pattern.CASE_INSENSITIVE);

    /** The types that an authorization server issues or accepts by any specification, including those that Lintel does not support. */
    private static final Set<String> NOT_FOR_PLUG_INS = Set.of("at+jwt", "logout+jwt", "userinfo+jwt", "token-introspection+jwt",
            "oauth-authz-req+jwt", "oauth-authz-resp+jwt", "client-authentication+jwt", "authorization-grant+jwt", "dpop+jwt",
            "oauth-id-jag+jwt");

    private static final Set<String> OURS = Set.of("iss", "iat", "exp", "jti");

    @Inject
    Signer signer;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    @Override
    public String sign(String typ, Duration lifetime, Map<String, Object> claims) {
        require(typ != null && TYP.matcher(typ).matches() && !NOT_FOR_PLUG_INS.contains(typ.toLowerCase(Locale.ROOT)),
                "the typ of a plug-in's JWT ends in +jwt and is none of Lintel's own: " + typ);
        require(lifetime != null && lifetime.toSeconds() >= 1, "the lifetime of a JWT is at least one second: " + lifetime);
        OURS.stream().filter(claims::containsKey).sorted().findFirst()
                .ifPresent(claim -> require(false, "the claim " + claim + " of a plug-in's JWT is for Lintel to set"));
        long now = clock.instant().getEpochSecond();
        var all = new LinkedHashMap<String, Object>();
        all.put("iss", issuer.value());
        all.put("iat", now);
        all.put("exp", Math.addExact(now, lifetime.toSeconds()));
        all.put("jti", Handles.random(16));
        all.putAll(claims);
        return signer.sign(typ.toLowerCase(Locale.ROOT), signer.algorithm(List.of()), all);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
