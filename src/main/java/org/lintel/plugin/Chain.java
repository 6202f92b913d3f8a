package org.lintel.plugin;

import org.lintel.spi.ClientAuthenticator;
import org.lintel.spi.Endpoint;
import org.lintel.spi.GrantType;
import org.lintel.spi.IntrospectionCustomizer;
import org.lintel.spi.ProofOfPossession;
import org.lintel.spi.RequestAdapter;
import org.lintel.spi.RequestRule;
import org.lintel.spi.RequestSource;
import org.lintel.spi.ResponseEncoder;
import org.lintel.spi.SignInMethod;
import org.lintel.spi.TokenCustomizer;
import org.lintel.spi.TokenResponseCustomizer;

/** The chains, each made of all beans of its type. */
public enum Chain {

    ENDPOINTS(Endpoint.class),
    GRANT_TYPES(GrantType.class),
    CLIENT_AUTHENTICATORS(ClientAuthenticator.class),
    REQUEST_ADAPTERS(RequestAdapter.class),
    REQUEST_RULES(RequestRule.class),
    REQUEST_SOURCES(RequestSource.class),
    RESPONSE_ENCODERS(ResponseEncoder.class),
    SIGN_IN_METHODS(SignInMethod.class),
    PROOFS_OF_POSSESSION(ProofOfPossession.class),
    TOKEN_CUSTOMIZERS(TokenCustomizer.class),
    TOKEN_RESPONSE_CUSTOMIZERS(TokenResponseCustomizer.class),
    INTROSPECTION_CUSTOMIZERS(IntrospectionCustomizer.class);

    private final Class<?> type;

    Chain(Class<?> type) {
        this.type = type;
    }

    /** What a bean implements to be a member. */
    public Class<?> type() {
        return type;
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
