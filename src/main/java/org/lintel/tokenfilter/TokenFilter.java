package org.lintel.tokenfilter;

import java.time.Clock;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * The filter as Jakarta REST finds it. An application that lists its classes lists this one too; one that wants options of its own
 * registers {@link #with(TokenFilterOptions)}, or has a {@code @Produces} method for {@link TokenFilterOptions}. Otherwise MicroProfile
 * Config says what to do.
 */
@Provider
public class TokenFilter implements Feature {

    /** Before all other filters: browsers must be able to read what those answer. */
    private static final int FIRST = 0;

    /** Before those of the server, whose answers say less. */
    private static final int AUTHORIZATION = Priorities.AUTHORIZATION - 1;

    private final TokenFilterOptions options;

    public TokenFilter() {
        this(null);
    }

    private TokenFilter(TokenFilterOptions options) {
        this.options = options;
    }

    /** The filter with these options, for {@code Application.getSingletons()} or {@code FeatureContext.register}. */
    public static TokenFilter with(TokenFilterOptions options) {
        return new TokenFilter(options);
    }

    /** @throws IllegalArgumentException if the options make no sense: without its filter the application does not start */
    @Override
    public boolean configure(FeatureContext context) {
        TokenFilterOptions chosen = options != null ? options
                : Beans.one(TokenFilterOptions.class).orElseGet(() -> TokenFilterOptions.configured().build());
        Clock clock = Clock.systemUTC();
        var challenge = new Challenge(chosen);
        if (!chosen.allowedOrigins().isEmpty()) {
            context.register(new CrossOrigin(chosen), FIRST);
        }
        if (chosen.resource() != null) {
            context.register(new ResourceMetadata(chosen), FIRST + 1);
        }
        context.register(new AuthenticationFilter(validation(chosen, clock), challenge), Priorities.AUTHENTICATION);
        context.register(new AuthorizationFilter(chosen, challenge, clock), AUTHORIZATION);
        return true;
    }

    static TokenValidation validation(TokenFilterOptions options, Clock clock) {
        var authority = new Authority(options, clock);
        var rules = new ClaimRules(options, clock);
        TokenValidation introspection = new Introspection(options, authority, rules);
        if (!options.cacheDuration().isZero()) {
            introspection = new RememberedTokens(options, introspection, rules, clock);
        }
        TokenValidation local = new LocalValidation(options, authority, rules);
        return switch (options.mode()) {
            case INTROSPECTION -> introspection;
            case LOCAL -> local;
            case BOTH -> new ByFormat(local, introspection);
        };
    }
}
