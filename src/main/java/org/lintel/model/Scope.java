package org.lintel.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.lintel.spec.Duty;

/**
 * Something that a client may ask for (RFC 6749 §3.3). An {@link Kind#IDENTITY identity} scope stands for claims about the user (OpenID
 * Connect Core §5.4); a {@link Kind#RESOURCE resource} scope stands for access to an API and ends up in the access token.
 *
 * @param name                           as sent in {@code scope}: no spaces, at most {@value #LONGEST_NAME} characters
 * @param kind                           see above
 * @param enabled                        a scope that is not enabled is treated as unregistered
 * @param displayName                    shown on the consent page; {@code null}: the text of Lintel's resource bundle for a standard
 *                                       scope, else the name
 * @param description                    shown below it, or {@code null}
 * @param required                       the user cannot refuse it on the consent page
 * @param emphasize                      the consent page stresses it
 * @param showInDiscoveryDocument        listed in {@code scopes_supported}
 * @param userClaims                     claims it stands for: for an identity scope those about the user that the client receives, for
 *                                       a resource scope those that go into the access token
 * @param alwaysIncludeInIdToken         its claims go into the id_token even when an access token could fetch them
 * @param includeAllClaimsForUser        stands for every claim of the user
 * @param scopeSecrets                   with one of them the API behind the scope authenticates itself
 * @param allowUnrestrictedIntrospection that API sees all scopes of a token, not only this one
 * @param properties                     values of the deployer; unused by Lintel
 * @param translations                   display name and description in further languages
 */
@Duty({"Core 5.1 standard-claims", "Core 5.4 scopes"})
public record Scope(
        String name,
        Kind kind,
        boolean enabled,
        @Nullable String displayName,
        @Nullable String description,
        boolean required,
        boolean emphasize,
        boolean showInDiscoveryDocument,
        List<String> userClaims,
        boolean alwaysIncludeInIdToken,
        boolean includeAllClaimsForUser,
        List<Secret> scopeSecrets,
        boolean allowUnrestrictedIntrospection,
        Map<String, String> properties,
        Translations translations) {

    /** Characters of a name. */
    public static final int LONGEST_NAME = 200;

    /** What a scope stands for. */
    public enum Kind { IDENTITY, RESOURCE }

    public static final Scope OPENID = identity("openid").required(true).userClaims("sub").build();
    public static final Scope PROFILE = identity("profile").emphasize(true).userClaims("name", "family_name", "given_name",
            "middle_name", "nickname", "preferred_username", "profile", "picture", "website", "gender", "birthdate", "zoneinfo",
            "locale", "updated_at").build();
    public static final Scope EMAIL = identity("email").emphasize(true).userClaims("email", "email_verified").build();
    public static final Scope PHONE = identity("phone").emphasize(true).userClaims("phone_number", "phone_number_verified").build();
    public static final Scope ADDRESS = identity("address").emphasize(true).userClaims("address").build();
    public static final Scope ROLES = identity("roles").emphasize(true).userClaims("role").build();
    public static final Scope ALL_CLAIMS = identity("all_claims").emphasize(true).includeAllClaimsForUser(true).build();
    public static final Scope OFFLINE_ACCESS = resource("offline_access").emphasize(true).build();

    /** The scopes above: those of OpenID Connect Core §5.4 and §11, and IdentityServer's {@code roles} and {@code all_claims}. */
    public static final List<Scope> STANDARD = List.of(OPENID, PROFILE, EMAIL, PHONE, ADDRESS, ROLES, ALL_CLAIMS, OFFLINE_ACCESS);

    /** What the names of {@link #MANAGEMENT} begin with. */
    public static final String MANAGEMENT_PREFIX = "lintel.";

    /**
     * Those of Lintel's own API for management: of each area one to look and, where there is something to change, one for that. Like any
     * other scope they mean something only where they are registered, and a client has them only where it is allowed them by name.
     */
    public static final List<Scope> MANAGEMENT = Stream.of("clients.read", "clients.write", "scopes.read", "scopes.write", "users.read",
            "users.write", "sessions.read", "sessions.write", "grants.read", "grants.write", "keys.read", "keys.write", "audit.read",
            "refusals.read", "usage.read", "operators.read", "operators.write", "settings.read")
            .map(name -> resource(MANAGEMENT_PREFIX + name).emphasize(true).showInDiscoveryDocument(false).build()).toList();

    public Scope {
        Check.name("name", name, LONGEST_NAME);
        if (!name.chars().allMatch(c -> c == 0x21 || c >= 0x23 && c <= 0x5B || c >= 0x5D && c <= 0x7E)) {
            throw new IllegalArgumentException("the name of a scope has only the characters of RFC 6749 §3.3: " + name);
        }
        userClaims = List.copyOf(userClaims);
        scopeSecrets = List.copyOf(scopeSecrets);
        Check.hashed("scopeSecrets", scopeSecrets);
        properties = Map.copyOf(properties);
        translations.onlyOf(Set.of("displayName", "description"));
    }

    /** Whether the user cannot refuse it: {@code openid} makes an OpenID Connect request what it is (Core §3.1.2.1). */
    public boolean indispensable() {
        return required || name.equals(OPENID.name);
    }

    /** The operator's own name for it, in this language if there is one in it. */
    public Optional<String> displayName(Locale language) {
        return translations.find("displayName", language).or(() -> Optional.ofNullable(displayName));
    }

    /** The same for the description. */
    public Optional<String> description(Locale language) {
        return translations.find("description", language).or(() -> Optional.ofNullable(description));
    }

    /** Begins an identity scope: enabled, in the discovery document, without claims. */
    public static Builder identity(String name) {
        return new Builder(name, Kind.IDENTITY);
    }

    /** Begins a resource scope: enabled, in the discovery document, without claims. */
    public static Builder resource(String name) {
        return new Builder(name, Kind.RESOURCE);
    }

    /** This scope with its claims always in the id_token (IdentityServer3's {@code ProfileAlwaysInclude} and the like). */
    public Scope alwaysIncluded() {
        return new Scope(name, kind, enabled, displayName, description, required, emphasize, showInDiscoveryDocument, userClaims, true,
                includeAllClaimsForUser, scopeSecrets, allowUnrestrictedIntrospection, properties, translations);
    }

    /** A scope in the making; not for use by several threads. Each method is named after the component that it sets. */
    public static final class Builder {

        private final String name;
        private final Kind kind;
        private boolean enabled = true;
        private @Nullable String displayName;
        private @Nullable String description;
        private boolean required;
        private boolean emphasize;
        private boolean showInDiscoveryDocument = true;
        private List<String> userClaims = List.of();
        private boolean alwaysIncludeInIdToken;
        private boolean includeAllClaimsForUser;
        private List<Secret> scopeSecrets = List.of();
        private boolean allowUnrestrictedIntrospection;
        private Map<String, String> properties = Map.of();
        private Translations translations = Translations.NONE;

        private Builder(String name, Kind kind) {
            this.name = name;
            this.kind = kind;
        }

        public Builder enabled(boolean enabled) {
            this.enabled = enabled;
            return this;
        }

        public Builder displayName(String displayName) {
            this.displayName = displayName;
            return this;
        }

        /** @param tag the language of this name, such as {@code de} */
        public Builder displayName(String tag, String displayName) {
            translations = translations.with("displayName", tag, displayName);
            return this;
        }

        public Builder description(String description) {
            this.description = description;
            return this;
        }

        /** @param tag the language of this description */
        public Builder description(String tag, String description) {
            translations = translations.with("description", tag, description);
            return this;
        }

        public Builder required(boolean required) {
            this.required = required;
            return this;
        }

        public Builder emphasize(boolean emphasize) {
            this.emphasize = emphasize;
            return this;
        }

        public Builder showInDiscoveryDocument(boolean showInDiscoveryDocument) {
            this.showInDiscoveryDocument = showInDiscoveryDocument;
            return this;
        }

        public Builder userClaims(String... userClaims) {
            this.userClaims = List.of(userClaims);
            return this;
        }

        public Builder alwaysIncludeInIdToken(boolean alwaysIncludeInIdToken) {
            this.alwaysIncludeInIdToken = alwaysIncludeInIdToken;
            return this;
        }

        public Builder includeAllClaimsForUser(boolean includeAllClaimsForUser) {
            this.includeAllClaimsForUser = includeAllClaimsForUser;
            return this;
        }

        public Builder scopeSecrets(Secret... scopeSecrets) {
            this.scopeSecrets = List.of(scopeSecrets);
            return this;
        }

        public Builder allowUnrestrictedIntrospection(boolean allowUnrestrictedIntrospection) {
            this.allowUnrestrictedIntrospection = allowUnrestrictedIntrospection;
            return this;
        }

        public Builder properties(Map<String, String> properties) {
            this.properties = properties;
            return this;
        }

        /** Throws {@link IllegalArgumentException} with a sentence that names the component that is wrong. */
        public Scope build() {
            return new Scope(
                    name, kind, enabled, displayName, description, required, emphasize,
                    showInDiscoveryDocument, userClaims, alwaysIncludeInIdToken, includeAllClaimsForUser,
                    scopeSecrets, allowUnrestrictedIntrospection, properties, translations);
        }
    }
}
