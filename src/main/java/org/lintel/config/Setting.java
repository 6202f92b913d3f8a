package org.lintel.config;

/** Every setting, with the value that holds when an operator says nothing; {@code docs/configuration.md} explains each. */
public enum Setting {

    ISSUER("lintel.issuer", "http://localhost:8080"),
    SITE_NAME("lintel.site-name", "Lintel"),
    DIRECTORY("lintel.directory", "${user.home}/.lintel"),
    KEY("lintel.key", null, true),
    PAIRWISE_SALT("lintel.pairwise-salt", null, true),
    TRUSTED_PROXIES("lintel.trusted-proxies", ""),
    BODY_TIMEOUT("lintel.body-timeout", "PT5S"),
    OUTBOUND_ALLOW("lintel.outbound.allow", ""),
    CONFIGURATION("lintel.configuration", null),
    CONFIGURATION_REREAD("lintel.configuration.reread", "PT5S"),
    METRICS_NETWORKS("lintel.metrics.networks", ""),
    METRICS_TOKEN("lintel.metrics.token", null, true),
    CONSOLE("lintel.console", "on"),

    SIGNING_KEYSTORE("lintel.signing.keystore", null),
    SIGNING_PASSWORD("lintel.signing.password", null, true),
    SIGNING_ALGORITHMS("lintel.signing.algorithms", "RS256, ES256"),
    SIGNING_ANNOUNCE("lintel.signing.announce", "P2D"),
    SIGNING_USE("lintel.signing.use", "P90D"),
    SIGNING_KEEP("lintel.signing.keep", "P30D"),

    PASSWORD_MEMORY("lintel.passwords.memory", "7168"),
    PASSWORD_ITERATIONS("lintel.passwords.iterations", "5"),
    PASSWORD_CONCURRENCY("lintel.passwords.concurrency", "4"),
    PASSWORD_SHORTEST("lintel.passwords.shortest", "15"),
    PASSWORD_TEMPORARY("lintel.passwords.temporary", "P3D"),
    ADDRESS_FAILURES("lintel.sign-in.address-failures", "30"),

    DATABASE_URL("lintel.database.url", null),
    DATABASE_USER("lintel.database.user", "lintel"),
    DATABASE_PASSWORD("lintel.database.password", null, true),
    DATABASE_CONNECTIONS("lintel.database.connections", "20"),
    DATABASE_DATASOURCE("lintel.database.datasource", null),

    PKCE_NONCE_SUFFICES("lintel.pkce.nonce-suffices", "false"),

    ACCESS_TOKEN_TYPE("lintel.access-token.type", "at+jwt"),
    REVOCATION_DELAY("lintel.revocation.delay", "PT0.5S"),

    PAGES_TEXTS("lintel.pages.texts", null),
    PAGES_HELP("lintel.pages.help", null),
    PAGES_PRIVACY("lintel.pages.privacy", null),
    PAGES_IMPRINT("lintel.pages.imprint", null),
    PAGES_FORGOT_PASSWORD("lintel.pages.forgot-password", null),

    UNKNOWN_SCOPES("lintel.unknown-scopes", "refuse"),
    LIMITS_SCOPE("lintel.limits.scope", "2000"),
    LIMITS_STATE("lintel.limits.state", "2048"),

    SESSION_LIFETIME("lintel.session.lifetime", "PT10H"),
    SESSION_SLIDING("lintel.session.sliding", "false"),
    SESSION_REMEMBER_ME("lintel.session.remember-me", "P30D"),
    SESSION_SAME_SITE("lintel.session.same-site", null),

    SIGN_OUT_PROMPT("lintel.sign-out.prompt", "false"),
    SIGN_OUT_AUTO_RETURN("lintel.sign-out.auto-return", "false"),
    SIGN_OUT_AUTO_RETURN_DELAY("lintel.sign-out.auto-return-delay", "PT3S"),

    AUDIT_LIFETIME("lintel.audit.lifetime", "P365D"),
    AUDIT_LEAVE_OUT("lintel.audit.leave-out", "tokens-issued, client-notified"),
    REFUSALS_LIFETIME("lintel.refusals.lifetime", "P7D"),
    USAGE_MONTHS("lintel.usage.months", "25"),

    STORES("lintel.stores", "jpa"),
    USERS("lintel.users", null),
    CLIENTS("lintel.clients", null),
    SCOPES("lintel.scopes", null),
    OPERATORS("lintel.operators", null),
    GRANTS("lintel.grants", null),
    SESSIONS("lintel.sessions", null),
    MESSAGES("lintel.messages", null),
    ATTEMPTS("lintel.attempts", null),
    SIGNING_KEYS("lintel.signing-keys", null),
    TRANSACTIONS("lintel.transactions", null),
    AUDIT("lintel.audit", null),
    REFUSALS("lintel.refusals", null),
    USAGE("lintel.usage", null),
    CONSENT_POLICY("lintel.consent-policy", null),
    SIGN_IN_POLICY("lintel.sign-in-policy", null),
    PROFILE_SERVICE("lintel.profile-service", null),
    GRANT_POLICY("lintel.grant-policy", null);

    private final String key;
    private final String fallback;
    private final boolean secret;

    Setting(String key, String fallback) {
        this(key, fallback, false);
    }

    Setting(String key, String fallback, boolean secret) {
        this.key = key;
        this.fallback = fallback;
        this.secret = secret;
    }

    /** The name under which MicroProfile Config finds it. */
    public String key() {
        return key;
    }

    /** What it is called in the environment of a server. */
    public String variable() {
        return SettingNames.variable(key);
    }

    /** The default, or {@code null} if there is none; {@code ${user.home}} stands for the home directory. */
    public String fallback() {
        return fallback;
    }

    /** Whether nobody is to see what it says. */
    public boolean secret() {
        return secret;
    }
}
