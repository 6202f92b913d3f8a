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
    SERVICE(true, "client_credentials"),
    IMPLICIT(false, "implicit");

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

    /** Whether its scripts call us from the pages that it is made of. */
    boolean runsInPages() {
        return this == SPA || this == IMPLICIT;
    }

    /** The kinds that an application with these options may be of, and that people make such applications as. */
    static List<ApplicationKind> alike(Map<String, Object> members) {
        boolean secret = !Boolean.FALSE.equals(members.get("requireClientSecret"));
        List<?> grants = members.get("allowedGrantTypes") instanceof List<?> list ? list : List.of();
        return Stream.of(values()).filter(kind -> kind.secret == secret && grants.contains(kind.grantTypes.get(0))).toList();
    }

    List<String> grantTypes() {
        return grantTypes;
    }

    /** Whether users sign in to it. */
    boolean signsIn() {
        return grantTypes.contains("authorization_code") || grantTypes.contains("implicit");
    }
}
