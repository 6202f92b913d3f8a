package org.lintel.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A list of addresses and networks, such as {@code 10.0.0.0/8} or {@code ::1}. */
public final class Networks {

    /** Only what can be a literal address is given to {@link InetAddress}, which would look anything else up. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private record Network(byte[] address, int bits) {

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    /** Those that an operator listed; a wrong one is a {@link ConfigurationException} that names the setting. */
    public static Networks of(Setting setting, List<String> texts) {
        return new Networks(texts.stream().map(text -> parse(text).orElseThrow(() -> new ConfigurationException(setting,
                "is a list of addresses and networks such as 10.0.0.0/8, not " + text))).toList());
    }

    public static Networks of(String... texts) {
        return new Networks(Arrays.stream(texts).map(text -> parse(text).orElseThrow()).toList());
    }

    public boolean contains(String address) {
        InetAddress parsed = literal(address);
        return parsed != null && contains(parsed);
    }

    public boolean contains(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address.getAddress()));
    }

    /** The address that the text spells, or {@code null} if it spells none. */
    public static InetAddress literal(String text) {
        try {
            return text != null && LITERAL.matcher(text).matches() ? InetAddress.getByName(text) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
        int most = address == null ? 0 : address.getAddress().length * 8;
        try {
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            return address != null && bits >= 0 && bits <= most ? Optional.of(new Network(address.getAddress(), bits)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
