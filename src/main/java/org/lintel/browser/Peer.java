package org.lintel.browser;

import java.net.InetAddress;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.config.Settings;

/**
 * Who is at the other end of the connection. {@code X-Forwarded-For} and {@code X-Forwarded-Proto} count only when a trusted proxy sent
 * them, and of {@code X-Forwarded-For} only the last address that is not a trusted proxy itself: the ones before can be made up.
 */
@ApplicationScoped
public class Peer {

    @Inject
    Settings settings;

    private Networks proxies;

    @PostConstruct
    void readProxies() {
        proxies = new Networks(settings.trustedProxies());
    }

    public String address(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || !proxies.contains(address)) {
            return address;
        }
        String[] hops = forwarded.split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            address = hops[i].strip();
            if (!proxies.contains(address)) {
                break;
            }
        }
        return Networks.literal(address) == null ? request.getRemoteAddr() : address;
    }

    /** Whether the browser's side of the connection is TLS. */
    public boolean secure(HttpServletRequest request) {
        return request.isSecure()
                || proxies.contains(request.getRemoteAddr()) && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    }

    /** Whether both the connection and who is behind it are on this machine. */
    public boolean loopback(HttpServletRequest request) {
        InetAddress address = Networks.literal(request.getRemoteAddr());
        InetAddress behind = Networks.literal(address(request));
        return address != null && address.isLoopbackAddress() && behind != null && behind.isLoopbackAddress();
    }
}
