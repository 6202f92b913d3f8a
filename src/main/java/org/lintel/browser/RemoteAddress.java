package org.lintel.browser;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.config.Networks;
import org.lintel.config.Setting;
import org.lintel.config.Settings;
import org.lintel.oauth.Refusals;

/**
 * Who is at the other end of the connection. {@code X-Forwarded-For} and {@code X-Forwarded-Proto} count only when a trusted proxy sent
 * them, and of {@code X-Forwarded-For} only the last address that is not a trusted proxy itself: the ones before can be made up.
 */
@ApplicationScoped
public class RemoteAddress {

    private static final int LONGEST_DEVICE = 200;

    /** Where a request has it, once it is known. */
    private static final String FOUND = RemoteAddress.class.getName();

    /** What proxies add (RFC 7239, RFC 9110 §7.6.3, and what is usual). */
    private static final List<String> OF_PROXIES = List.of("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP",
            "Forwarded", "Via");

    @Inject
    Settings settings;

    @Inject
    HttpServletRequest current;

    private Networks proxies;

    @PostConstruct
    void readProxies() {
        proxies = Networks.of(Setting.TRUSTED_PROXIES, settings.trustedProxies());
    }

    /** Of the current request. */
    public String address() {
        return address(current);
    }

    /** It is asked for several times in a request, and found out once. */
    public String address(HttpServletRequest request) {
        String known = (String) request.getAttribute(FOUND);
        if (known == null) {
            known = found(request);
            request.setAttribute(FOUND, known);
        }
        return known;
    }

    private String found(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        List<String> hops = values(request, "X-Forwarded-For");
        if (hops.isEmpty() || !proxies.contains(address)) {
            return address;
        }
        for (int i = hops.size() - 1; i >= 0; i--) {
            address = hops.get(i);
            if (!proxies.contains(address)) {
                break;
            }
        }
        return Networks.literal(address) == null ? request.getRemoteAddr() : address;
    }

    /** Whether the browser's side of the connection is TLS. */
    public boolean secure(HttpServletRequest request) {
        List<String> protocols = values(request, "X-Forwarded-Proto");
        return request.isSecure() || proxies.contains(request.getRemoteAddr()) && !protocols.isEmpty()
                && protocols.stream().allMatch("https"::equalsIgnoreCase);
    }

    /** Whether both the connection and who is behind it are on this machine. */
    public boolean loopback(HttpServletRequest request) {
        InetAddress address = Networks.literal(request.getRemoteAddr());
        InetAddress behind = Networks.literal(address(request));
        return address != null && address.isLoopbackAddress() && behind != null && behind.isLoopbackAddress();
    }

    /**
     * Whether the current request comes from this machine or from one of the networks, and no proxy has passed it on, be it trusted or not:
     * one on this machine that hides for whom it asks would make everybody a neighbour.
     */
    public boolean directlyFrom(Networks networks) {
        InetAddress address = Networks.literal(current.getRemoteAddr());
        return address != null && (address.isLoopbackAddress() || networks.contains(address))
                && OF_PROXIES.stream().allMatch(name -> current.getHeader(name) == null);
    }

    /** What the browser calls itself, for people to recognise it by: printable ASCII, at most 200 characters, not to be believed. */
    public String device(HttpServletRequest request) {
        String name = Refusals.harmless(Objects.requireNonNullElse(request.getHeader("User-Agent"), ""));
        return name.substring(0, Math.min(name.length(), LONGEST_DEVICE));
    }

    /** Those whose headers are believed. */
    public List<String> trustedProxies() {
        return settings.trustedProxies();
    }

    /** Of all headers of this name: some proxies append to the one that the browser sent, others add one of their own. */
    private static List<String> values(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header)).stream().flatMap(value -> Arrays.stream(value.split(","))).map(String::strip)
                .toList();
    }
}
