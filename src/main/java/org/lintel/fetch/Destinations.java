package org.lintel.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.lintel.config.Networks;
import org.lintel.config.Setting;
import org.lintel.spec.Duty;

/**
 * Where Lintel may call: public addresses, what the operator allowed, and this machine if the issuer is there too. A literal address, in
 * any spelling, is judged by what it stands for, like a name.
 */
@Duty("Back-Channel Logout 4 ssrf")
final class Destinations {

    /** What is not a public unicast address (RFC 6890 and the special-purpose address registries of IANA). */
    private static final Networks SPECIAL_IPV4 = Networks.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
            "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/3");
    private static final Networks UNICAST_IPV6 = Networks.of("2000::/3");
    /** Within the former; 2002::/16 is 6to4 and 2001::/32 Teredo, both of which carry an arbitrary IPv4 address. */
    private static final Networks SPECIAL_IPV6 = Networks.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    /** The last four bytes are the IPv4 address that is meant (RFC 6052 §2.1). */
    private static final Networks NAT64 = Networks.of("64:ff9b::/96");

    private static final Pattern HOST = Pattern.compile("(?=.*[a-z])[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    private final Set<String> hosts;
    private final Networks networks;
    private final boolean thisMachine;

    /**
     * @param allowed     hosts, addresses and networks
     * @param thisMachine whether loopback may be called, even without TLS
     */
    Destinations(List<String> allowed, boolean thisMachine) {
        hosts = allowed.stream().map(Destinations::name).filter(text -> HOST.matcher(text).matches() && Networks.literal(text) == null)
                .collect(Collectors.toSet());
        networks = Networks.of(Setting.OUTBOUND_ALLOW, allowed.stream().filter(text -> !hosts.contains(name(text))).toList());
        this.thisMachine = thisMachine;
    }

    /** A host as it is compared and looked up: a dot at the end only says that the name is complete, brackets are for URIs. */
    static String name(String host) {
        return host.replaceFirst("\\.$", "").replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    /** Refuses the call unless every one of the addresses may be called. */
    void check(String host, boolean https, InetAddress... addresses) throws FetchException {
        for (InetAddress address : addresses) {
            if (thisMachine && address.isLoopbackAddress()) {
                continue;
            }
            if (!https) {
                throw FetchException.refused("http is for development, where issuer and application are on one machine");
            }
            if (!hosts.contains(host) && !networks.contains(address) && !isPublic(address)) {
                throw FetchException.refused(address.getHostAddress() + " is not a public address, and " + Setting.OUTBOUND_ALLOW.key()
                        + " allows neither it nor " + host);
            }
        }
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return !SPECIAL_IPV4.contains(address);
        }
        return NAT64.contains(address) ? isPublic(lastFour(bytes)) : UNICAST_IPV6.contains(address) && !SPECIAL_IPV6.contains(address);
    }

    private static InetAddress lastFour(byte[] bytes) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
