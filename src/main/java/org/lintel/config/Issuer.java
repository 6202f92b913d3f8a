package org.lintel.config;

import java.net.URI;
import java.util.List;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

import org.lintel.spec.Duty;

/** The issuer of the current request (OpenID Connect Discovery §3): what stands in {@code iss} and begins every address. */
@Duty("RFC 9207 2.3 same-value")
@ApplicationScoped
public class Issuer {

    /** What databases have room for beside the longest id. */
    private static final int LONGEST = 255;

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Settings of a server that other machines reach: with one of them the default of the issuer is not accepted. */
    private static final List<Setting> NOT_FOR_TRYING = List.of(Setting.TRUSTED_PROXIES, Setting.DATABASE_URL, Setting.DATABASE_DATASOURCE,
            Setting.KEY, Setting.PAIRWISE_SALT, Setting.SIGNING_KEYSTORE, Setting.OUTBOUND_ALLOW);

    @Inject
    Settings settings;

    private String value;
    private String origin;
    private String path;
    private boolean https;
    private boolean loopback;

    @PostConstruct
    void split() {
        URI uri = settings.issuer();
        value = uri.toString();
        origin = uri.getScheme() + "://" + uri.getRawAuthority();
        path = uri.getRawPath();
        https = "https".equals(uri.getScheme());
        loopback = isLoopback(uri.getHost());
    }

    void lookAtSettings(@Observes @Priority(0) Startup event) {
        checkIsSet();
    }

    /** @throws ConfigurationException if it was forgotten */
    static void checkIsSet() {
        if (!Settings.isSet(Setting.ISSUER)) {
            NOT_FOR_TRYING.stream().filter(Settings::isSet).findFirst().ifPresent(setting -> {
                throw new ConfigurationException(Setting.ISSUER,
                        "is needed beside " + setting.key() + ": the address under which browsers and"
                                + " clients reach Lintel; to try things out on this machine, " + Setting.ISSUER.fallback());
            });
        }
    }

    /** As it stands in {@code iss}; without a trailing slash. */
    public String value() {
        return value;
    }

    /** The address of something below the issuer; {@code path} begins with a slash. */
    public String address(String path) {
        return value + path;
    }

    /** Scheme, host and port. */
    public String origin() {
        return origin;
    }

    /** What follows the origin: the context path as browsers see it; empty for the root. */
    public String path() {
        return path;
    }

    /** An issuer that is not https is on loopback. */
    public boolean https() {
        return https;
    }

    /** Whether it is known on this machine only, by http or by https: for development. */
    public boolean loopback() {
        return loopback;
    }

    /** @throws ConfigurationException if the server has put the application elsewhere: every address that we write would be wrong */
    public void checkContextPath(String contextPath) {
        if (!path.equals(contextPath)) {
            throw new ConfigurationException(Setting.ISSUER, "the path of " + value + " is " + shown(path)
                    + ", and the server has Lintel at the context path " + shown(contextPath) + "; they have to be the same");
        }
    }

    private static String shown(String path) {
        return path.isEmpty() ? "/" : path;
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.contains(host);
    }

    /** "Issuer … URL using the https scheme with no query or fragment components" (OpenID Connect Discovery §3); http on loopback. */
    static URI read() {
        String value = Values.text(Setting.ISSUER);
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
        if (value.length() > LONGEST) {
            throw new ConfigurationException(Setting.ISSUER, "has at most " + LONGEST + " characters, not " + value.length());
        }
        boolean http = "http".equals(uri.getScheme());
        if (!http && !"https".equals(uri.getScheme())) {
            throw new ConfigurationException(Setting.ISSUER, "begins with https:// (or, on loopback, http://), not \"" + value + "\"");
        }
        if (http && !isLoopback(uri.getHost())) {
            throw new ConfigurationException(Setting.ISSUER,
                    "may begin with http:// on localhost only; anywhere else Lintel needs https, not \"" + value + "\"");
        }
        return uri;
    }
}
