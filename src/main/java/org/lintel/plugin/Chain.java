package org.lintel.plugin;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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
    GRANT_TYPES(GrantType.class, grant -> ((GrantType) grant).name()),
    CLIENT_AUTHENTICATORS(ClientAuthenticator.class, method -> ((ClientAuthenticator) method).method()),
    REQUEST_ADAPTERS(RequestAdapter.class),
    REQUEST_RULES(RequestRule.class),
    REQUEST_SOURCES(RequestSource.class),
    RESPONSE_ENCODERS(ResponseEncoder.class, encoder -> ((ResponseEncoder) encoder).mode()),
    SIGN_IN_METHODS(SignInMethod.class, method -> ((SignInMethod) method).name()),
    PROOFS_OF_POSSESSION(ProofOfPossession.class),
    TOKEN_CUSTOMIZERS(TokenCustomizer.class),
    TOKEN_RESPONSE_CUSTOMIZERS(TokenResponseCustomizer.class),
    INTROSPECTION_CUSTOMIZERS(IntrospectionCustomizer.class);

    private final Class<?> type;
    @SuppressWarnings("ImmutableEnumChecker") // a reference to a method
    private final Function<Object, String> name;

    Chain(Class<?> type) {
        this(type, null);
    }

    Chain(Class<?> type, Function<Object, String> name) {
        this.type = type;
        this.name = name;
    }

    /** The one whose members implement this. */
    static Chain of(Class<?> type) {
        return Stream.of(values()).filter(chain -> chain.type == type).findFirst().orElseThrow();
    }

    /** What a bean implements to be a member. */
    public Class<?> type() {
        return type;
    }

    /** By what a request asks for a member; empty for a chain of which all members are always asked. */
    Optional<Function<Object, String>> naming() {
        return Optional.ofNullable(name);
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
