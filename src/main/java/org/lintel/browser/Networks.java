package org.lintel.browser;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

import org.lintel.config.ConfigurationException;
import org.lintel.config.Setting;

/** A list of addresses and networks, such as {@code 10.0.0.0/8} or {@code ::1}. */
final class Networks {

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

    Networks(List<String> texts) {
        networks = texts.stream().map(Networks::parse).toList();
    }

    boolean contains(String address) {
        InetAddress parsed = literal(address);
        return parsed != null && networks.stream().anyMatch(network -> network.contains(parsed.getAddress()));
    }

    /** The address that the text spells, or {@code null} if it spells none. */
    static InetAddress literal(String text) {
        try {
            return text != null && LITERAL.matcher(text).matches() ? InetAddress.getByName(text) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
        int most = address == null ? 0 : address.getAddress().length * 8;
        try {
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (address != null && bits >= 0 && bits <= most) {
                return new Network(address.getAddress(), bits);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new ConfigurationException(Setting.TRUSTED_PROXIES, "is a list of addresses and networks such as 10.0.0.0/8, not " + text);
    }
}
