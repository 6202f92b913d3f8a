package org.lintel.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The settings, read and checked once, by topic; what belongs to none is here.
 *
 * <p>Only secrets are read when they are needed, and checked by the code that needs them: they are in no field here, and in no topic's
 * {@code toString}.
 */
@ApplicationScoped
public class Settings {

    private URI issuer;
    private String siteName;
    private Path directory;
    private List<Path> configuration;
    private Optional<Duration> reread;
    private List<String> trustedProxies;
    private Duration bodyTimeout;
    private List<String> outboundAllow;
    private boolean nonceSuffices;
    private RequestSettings requests;
    private SigningSettings signing;
    private PasswordSettings passwords;
    private DatabaseSettings database;
    private TokenSettings tokens;
    private SessionSettings sessions;
    private SignOutSettings signOut;
    private PageSettings pages;
    private MetricsSettings metrics;
    private AuditSettings audit;
    private boolean console;

    @PostConstruct
    void check() {
        issuer = Issuer.read();
        siteName = Values.text(Setting.SITE_NAME);
        directory = Values.path(Setting.DIRECTORY).orElseThrow();
        configuration = Values.list(Setting.CONFIGURATION).stream().map(Path::of).map(Path::toAbsolutePath).toList();
        reread = Values.durationOrOff(Setting.CONFIGURATION_REREAD);
        trustedProxies = Values.list(Setting.TRUSTED_PROXIES);
        bodyTimeout = Values.duration(Setting.BODY_TIMEOUT);
        outboundAllow = Values.list(Setting.OUTBOUND_ALLOW);
        nonceSuffices = Values.truth(Setting.PKCE_NONCE_SUFFICES);
        requests = RequestSettings.read();
        signing = SigningSettings.read();
        passwords = PasswordSettings.read();
        database = DatabaseSettings.read();
        tokens = TokenSettings.read();
        sessions = SessionSettings.read("https".equals(issuer.getScheme()));
        signOut = SignOutSettings.read();
        pages = PageSettings.read();
        metrics = MetricsSettings.read();
        audit = AuditSettings.read();
        console = Values.on(Setting.CONSOLE);
    }

    /** The value of the setting or its default; blank counts as not set. Also for code that runs before there are beans. */
    public static Optional<String> read(Setting setting) {
        return said(setting)
                .or(() -> Optional.ofNullable(setting.fallback()).filter(value -> !value.isEmpty())
                        .map(value -> value.replace("${user.home}", System.getProperty("user.home"))));
    }

    /** Whether an operator said something. */
    static boolean isSet(Setting setting) {
        return said(setting).isPresent();
    }

    static Optional<String> said(Setting setting) {
        return ConfigProvider.getConfig(Settings.class.getClassLoader()).getOptionalValue(setting.key(), String.class)
                .map(String::strip).filter(value -> !value.isEmpty());
    }

    /** See {@link Issuer}. */
    URI issuer() {
        return issuer;
    }

    public String siteName() {
        return siteName;
    }

    /** Where Lintel keeps what it makes itself: keys, in development. */
    public Path directory() {
        return directory;
    }

    /** The files, and folders of files, with clients, users and scopes. */
    public List<Path> configuration() {
        return configuration;
    }

    /** How often it is looked whether they have changed; empty for never. */
    public Optional<Duration> reread() {
        return reread;
    }

    /** The server key as configured: Base64 of 32 bytes; several, newest first, during a change. A secret. */
    public List<String> keys() {
        return Values.list(Setting.KEY);
    }

    /** What pairwise subjects hang on: Base64 of 32 bytes that never change. A secret. */
    public Optional<String> pairwiseSalt() {
        return read(Setting.PAIRWISE_SALT);
    }

    /** Addresses or networks ({@code 10.0.0.0/8}) whose {@code X-Forwarded-*} headers are believed. */
    public List<String> trustedProxies() {
        return trustedProxies;
    }

    /** How long a body may be on its way. */
    public Duration bodyTimeout() {
        return bodyTimeout;
    }

    /** Hosts, addresses and networks that Lintel may call although they are not public. */
    public List<String> outboundAllow() {
        return outboundAllow;
    }

    /** Whether a confidential client that sends a {@code nonce} need not use PKCE. */
    public boolean nonceSuffices() {
        return nonceSuffices;
    }

    public RequestSettings requests() {
        return requests;
    }

    public SigningSettings signing() {
        return signing;
    }

    public PasswordSettings passwords() {
        return passwords;
    }

    public DatabaseSettings database() {
        return database;
    }

    public TokenSettings tokens() {
        return tokens;
    }

    public SessionSettings sessions() {
        return sessions;
    }

    public SignOutSettings signOut() {
        return signOut;
    }

    public PageSettings pages() {
        return pages;
    }

    public MetricsSettings metrics() {
        return metrics;
    }

    /** The bearer token by which metrics may be read from anywhere. A secret. */
    public Optional<String> metricsToken() {
        return MetricsSettings.token();
    }

    public AuditSettings audit() {
        return audit;
    }

    /** Whether operators find the pages at {@link Addresses#ADMIN}. */
    public boolean console() {
        return console;
    }

    /** The one source of time, so that tests can set it. */
    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }
}
