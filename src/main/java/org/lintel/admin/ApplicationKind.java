package org.lintel.admin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What kinds of application people have, with what is usual for each. */
enum ApplicationKind {

    SPA(false, "authorization_code", "refresh_token"),
    WEB(true, "authorization_code", "refresh_token"),
    NATIVE(false, "authorization_code", "refresh_token"),
    SERVICE(true, "client_credentials");

    private final boolean secret;
    private final List<String> grantTypes;

    ApplicationKind(boolean secret, String... grantTypes) {
        this.secret = secret;
        this.grantTypes = List.of(grantTypes);
    }

    /** As it stands in addresses. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ApplicationKind> of(String key) {
        return Stream.of(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** What kind of application asks in such a way: a text. */
    static String of(Map<String, Object> members) {
        List<?> grants = members.get("allowedGrantTypes") instanceof List<?> list ? list : List.of();
        if (grants.contains("implicit")) {
            return "implicit";
        } else if (grants.contains("authorization_code")) {
            return Boolean.FALSE.equals(members.get("requireClientSecret")) ? "public" : "web";
        }
        return grants.contains("client_credentials") ? "service" : "other";
    }

    /** Whether it can keep a secret. */
    boolean secret() {
        return secret;
    }

    List<String> grantTypes() {
        return grantTypes;
    }

    /** Whether users sign in to it. */
    boolean signsIn() {
        return grantTypes.contains("authorization_code");
    }
}
