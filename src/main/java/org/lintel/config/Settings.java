package org.lintel.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import org.eclipse.microprofile.config.ConfigProvider;

import org.lintel.model.SigningKey;

/** The settings, read and checked once. */
@ApplicationScoped
public class Settings {

    /** Twice as long as others may keep our key set. */
    private static final Duration SHORTEST_ANNOUNCEMENT = Duration.ofMinutes(10);
    private static final Duration LONGEST_COOKIE = Duration.ofDays(400);

    /** "A minimum of eight characters"; and verifiers "SHOULD permit a maximum password length of at least 64" (NIST SP 800-63B-4 §3.1.1.2). */
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_MINIMUM = 64;

    private URI issuer;
    private Duration sessionLifetime;
    private int databaseConnections;
    private int shortestPassword;
    private int addressFailures;
    private boolean nonceSuffices;
    private boolean slidingSessions;
    private Optional<Duration> rememberMe;
    private List<String> signingAlgorithms;
    private Duration signingAnnounce;
    private Duration signingUse;
    private Duration signingKeep;
    private String sameSite;
    private boolean signOutPrompt;
    private Optional<Duration> autoReturn;

    @PostConstruct
    void check() {
        issuer = issuer(required(Setting.ISSUER));
        sessionLifetime = duration(Setting.SESSION_LIFETIME);
        databaseConnections = number(Setting.DATABASE_CONNECTIONS, 1, 1000);
        shortestPassword = number(Setting.PASSWORD_SHORTEST, SHORTEST_PASSWORD, LONGEST_MINIMUM);
        addressFailures = number(Setting.ADDRESS_FAILURES, 1, 1_000_000);
        nonceSuffices = truth(Setting.PKCE_NONCE_SUFFICES);
        slidingSessions = truth(Setting.SESSION_SLIDING);
        rememberMe = "off".equals(required(Setting.SESSION_REMEMBER_ME)) ? Optional.empty()
                : Optional.of(duration(Setting.SESSION_REMEMBER_ME));
        rememberMe.filter(longer -> longer.compareTo(LONGEST_COOKIE) > 0).ifPresent(longer -> {
            throw new ConfigurationException(Setting.SESSION_REMEMBER_ME, "is at most 400 days (P400D): browsers keep no cookie longer");
        });
        signingAlgorithms = list(Setting.SIGNING_ALGORITHMS);
        if (!SigningKey.ALGORITHMS.containsAll(signingAlgorithms) || signingAlgorithms.size() != Set.copyOf(signingAlgorithms).size()) {
            throw new ConfigurationException(Setting.SIGNING_ALGORITHMS, "lists, each once, some of " + String.join(", ", SigningKey.ALGORITHMS));
        }
        signingAnnounce = duration(Setting.SIGNING_ANNOUNCE, SHORTEST_ANNOUNCEMENT);
        signingUse = duration(Setting.SIGNING_USE, signingAnnounce.multipliedBy(2));
        signingKeep = duration(Setting.SIGNING_KEEP, signingAnnounce);
        signOutPrompt = truth(Setting.SIGN_OUT_PROMPT);
        Duration delay = duration(Setting.SIGN_OUT_AUTO_RETURN_DELAY);
        autoReturn = Optional.of(delay).filter(known -> truth(Setting.SIGN_OUT_AUTO_RETURN));
        sameSite = sameSite("https".equals(issuer.getScheme()));
    }

    /** The value of the setting or its default; blank counts as not set. Also for code that runs before there are beans. */
    public static Optional<String> read(Setting setting) {
        return ConfigProvider.getConfig(Settings.class.getClassLoader()).getOptionalValue(setting.key(), String.class)
                .map(String::strip).filter(value -> !value.isEmpty())
                .or(() -> Optional.ofNullable(setting.fallback()).filter(value -> !value.isEmpty())
                        .map(value -> value.replace("${user.home}", System.getProperty("user.home"))));
    }

    /** See {@link Issuer}. */
    URI issuer() {
        return issuer;
    }

    public String siteName() {
        return required(Setting.SITE_NAME);
    }

    /** Where Lintel keeps what it makes itself: keys, in development. */
    public Path directory() {
        return Path.of(required(Setting.DIRECTORY)).toAbsolutePath();
    }

    /** The server key as configured: Base64 of 32 bytes; several, newest first, during a change. */
    public List<String> keys() {
        return list(Setting.KEY);
    }

    /** What pairwise subjects hang on: Base64 of 32 bytes that never change. */
    public Optional<String> pairwiseSalt() {
        return read(Setting.PAIRWISE_SALT);
    }

    /** Addresses or networks ({@code 10.0.0.0/8}) whose {@code X-Forwarded-*} headers are believed. */
    public List<String> trustedProxies() {
        return list(Setting.TRUSTED_PROXIES);
    }

    /** Hosts, addresses and networks that Lintel may call although they are not public. */
    public List<String> outboundAllow() {
        return list(Setting.OUTBOUND_ALLOW);
    }

    /** The file with clients, users and scopes. */
    public Optional<Path> configuration() {
        return read(Setting.CONFIGURATION).map(Path::of).map(Path::toAbsolutePath);
    }

    /** A PKCS#12 file with the signing keys. */
    public Optional<Path> signingKeystore() {
        return read(Setting.SIGNING_KEYSTORE).map(Path::of).map(Path::toAbsolutePath);
    }

    public String signingPassword() {
        return read(Setting.SIGNING_PASSWORD).orElse("");
    }

    /** How much memory one password costs, in KiB. */
    public int passwordMemory() {
        return number(Setting.PASSWORD_MEMORY, 8, 1 << 20);
    }

    public int passwordIterations() {
        return number(Setting.PASSWORD_ITERATIONS, 1, 100);
    }

    /** How many passwords are hashed at once at the most. */
    public int passwordConcurrency() {
        return number(Setting.PASSWORD_CONCURRENCY, 1, 1000);
    }

    /** How many characters a password has at least that a user chooses. */
    public int shortestPassword() {
        return shortestPassword;
    }

    /** How many failed sign-ins of one address nobody has to wait after. */
    public int addressFailures() {
        return addressFailures;
    }

    /** Of the database, for JDBC; without it Lintel has one in its {@link #directory()}. */
    public Optional<String> databaseUrl() {
        return read(Setting.DATABASE_URL);
    }

    public String databaseUser() {
        return required(Setting.DATABASE_USER);
    }

    public String databasePassword() {
        return read(Setting.DATABASE_PASSWORD).orElse("");
    }

    /** How many connections to the database there are at most. */
    public int databaseConnections() {
        return databaseConnections;
    }

    /** The JNDI name of a data source that the container owns, instead of the other settings of the database. */
    public Optional<String> databaseDataSource() {
        return read(Setting.DATABASE_DATASOURCE);
    }

    /** What there are signing keys for in the database. */
    public List<String> signingAlgorithms() {
        return signingAlgorithms;
    }

    /** How long a signing key of the database is published before it signs. */
    public Duration signingAnnounce() {
        return signingAnnounce;
    }

    /** How long it signs. */
    public Duration signingUse() {
        return signingUse;
    }

    /** How long it is published after that. */
    public Duration signingKeep() {
        return signingKeep;
    }

    /** Whether a confidential client that sends a {@code nonce} need not use PKCE. */
    public boolean nonceSuffices() {
        return nonceSuffices;
    }

    public Duration sessionLifetime() {
        return sessionLifetime;
    }

    /** Whether use prolongs a session. */
    public boolean slidingSessions() {
        return slidingSessions;
    }

    /** How long somebody stays signed in who asks for it, the browser closed or not; empty if nobody may. */
    public Optional<Duration> rememberMe() {
        return rememberMe;
    }

    /** {@code SameSite} of the cookies by which a browser is signed in. */
    public String sameSite() {
        return sameSite;
    }

    /** Whether users are asked at every sign-out. */
    public boolean signOutPrompt() {
        return signOutPrompt;
    }

    /** After how long the signed-out page goes on to the client by itself; empty if it never does. */
    public Optional<Duration> autoReturn() {
        return autoReturn;
    }

    /** The one source of time, so that tests can set it. */
    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }

    private static String required(Setting setting) {
        return read(setting).orElseThrow(() -> new ConfigurationException(setting, "is needed"));
    }

    private static List<String> list(Setting setting) {
        return read(setting).stream().flatMap(value -> Arrays.stream(value.split(","))).map(String::strip)
                .filter(value -> !value.isEmpty()).toList();
    }

    private static int number(Setting setting, int least, int most) {
        String text = required(setting);
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new ConfigurationException(setting, "is a number from " + least + " to " + most + ", not \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    private static String sameSite(boolean https) {
        String value = read(Setting.SESSION_SAME_SITE).orElse(https ? "none" : "lax");
        return switch (value) {
            case "lax" -> "Lax";
            case "none" -> {
                if (!https) {
                    throw new ConfigurationException(Setting.SESSION_SAME_SITE, "may be none with an https issuer only");
                }
                yield "None";
            }
            default -> throw new ConfigurationException(Setting.SESSION_SAME_SITE, "is none or lax, not \"" + value + "\"");
        };
    }

    private static boolean truth(Setting setting) {
        return switch (required(setting)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigurationException(setting, "is true or false, not \"" + required(setting) + "\"");
        };
    }

    private static Duration duration(Setting setting) {
        return duration(setting, Duration.ofSeconds(1));
    }

    private static Duration duration(Setting setting, Duration least) {
        try {
            Duration duration = Duration.parse(required(setting));
            if (duration.compareTo(least) < 0) {
                throw new ConfigurationException(setting, "is at least " + least);
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw new ConfigurationException(setting, "is an ISO 8601 duration such as PT10H, not \"" + required(setting) + "\"");
        }
    }

    /** "Issuer … URL using the https scheme with no query or fragment components" (OpenID Connect Discovery §3); http on loopback. */
    private static URI issuer(String value) {
        URI uri;
        try {
            uri = URI.create(value);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(Setting.ISSUER, "is not a URL: \"" + value + "\"");
        }
        if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null
                || value.endsWith("/")) {
            throw new ConfigurationException(Setting.ISSUER,
                    "is a URL with a host, without query, fragment or trailing slash, not \"" + value + "\"");
        }
        boolean http = "http".equals(uri.getScheme());
        if (!http && !"https".equals(uri.getScheme())) {
            throw new ConfigurationException(Setting.ISSUER, "begins with https:// (or, on loopback, http://), not \"" + value + "\"");
        }
        if (http && !Issuer.isLoopback(uri.getHost())) {
            throw new ConfigurationException(Setting.ISSUER,
                    "may begin with http:// on localhost only; anywhere else Lintel needs https, not \"" + value + "\"");
        }
        return uri;
    }
}
