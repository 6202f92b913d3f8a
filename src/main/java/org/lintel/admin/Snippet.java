package org.lintel.admin;

import java.util.List;
import java.util.Locale;

/**
 * What to copy into an application that was just made.
 *
 * @param library what it is for
 * @param text    filled in
 */
public record Snippet(String library, String text) {

    private static final String SPRING = """
            spring.security.oauth2.client.provider.lintel.issuer-uri=%1$s
            spring.security.oauth2.client.registration.lintel.client-id=%2$s
            spring.security.oauth2.client.registration.lintel.client-secret=%3$s
            spring.security.oauth2.client.registration.lintel.scope=%4$s

            # and one bean, for PKCE:
            # @Bean
            # OAuth2AuthorizationRequestResolver withPkce(ClientRegistrationRepository clients) {
            #     var resolver = new DefaultOAuth2AuthorizationRequestResolver(clients,
            #             OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
            #     resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
            #     return resolver;
            # }
            """;

    private static final String OIDC_CLIENT_TS = """
            import { UserManager } from "oidc-client-ts";

            const users = new UserManager({
              authority: "%1$s",
              client_id: "%2$s",
              redirect_uri: "%5$s",
              scope: "%6$s"
            });
            """;

    private static final String APP_AUTH = """
            issuer       = %1$s
            client_id    = %2$s
            redirect_uri = %5$s
            scope        = %6$s
            """;

    private static final String CURL = """
            curl -u '%2$s:%3$s' -d grant_type=client_credentials -d 'scope=%6$s' %1$s/connect/token
            """;

    /** @param secret {@code null} for an application that has none */
    static Snippet of(ApplicationKind kind, String issuer, String id, String secret, List<String> redirectUris, List<String> scopes) {
        String template = switch (kind) {
            case SPA -> OIDC_CLIENT_TS;
            case WEB -> SPRING;
            case NATIVE -> APP_AUTH;
            case SERVICE -> CURL;
        };
        String library = switch (kind) {
            case SPA -> "oidc-client-ts";
            case WEB -> "Spring Boot";
            case NATIVE -> "AppAuth";
            case SERVICE -> "curl";
        };
        return new Snippet(library, String.format(Locale.ROOT, template, issuer, id, secret, String.join(",", scopes),
                redirectUris.stream().findFirst().orElse(""), String.join(" ", scopes)).strip());
    }
}
