package org.lintel.chained;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.ClientTokens.AccessTokenType;
import org.lintel.model.GrantTerms;
import org.lintel.model.Issuance;
import org.lintel.spi.GrantPolicy;

/** Gives machines references for a legacy API and less than they ask for, people short id_tokens, and would give more than it can. */
@ApplicationScoped
public class Thrifty implements GrantPolicy {

    @Override
    public GrantTerms terms(Issuance issuance, GrantTerms registered) {
        return switch (issuance.grantType()) {
            case "client_credentials" -> registered.scopes(List.of("api", "auditor", "everything")).audience(List.of("urn:legacy"))
                    .accessTokenType(AccessTokenType.REFERENCE).accessTokenLifetime(Duration.ofSeconds(90));
            case "implicit" -> null;
            default -> registered.scopes(registered.scopes().stream().filter(scope -> !scope.equals("orders")).toList())
                    .accessTokenLifetime(Duration.ofDays(9)).identityTokenLifetime(Duration.ofSeconds(60))
                    .refreshTokenLifetime(Duration.ofSeconds(300));
        };
    }
}
