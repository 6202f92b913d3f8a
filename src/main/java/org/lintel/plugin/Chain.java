package org.lintel.plugin;

import org.lintel.spi.ClientAuthenticator;
import org.lintel.spi.GrantType;
import org.lintel.spi.RequestSource;
import org.lintel.spi.ResponseEncoder;
import org.lintel.spi.SignInMethod;
import org.lintel.spi.TokenCustomizer;

/** The chains, each made of all beans of its type. */
public enum Chain {

    GRANT_TYPES(GrantType.class),
    CLIENT_AUTHENTICATORS(ClientAuthenticator.class),
    TOKEN_CUSTOMIZERS(TokenCustomizer.class),
    REQUEST_SOURCES(RequestSource.class),
    RESPONSE_ENCODERS(ResponseEncoder.class),
    SIGN_IN_METHODS(SignInMethod.class);

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
