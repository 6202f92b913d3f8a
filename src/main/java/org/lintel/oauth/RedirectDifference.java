package org.lintel.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which registered redirect URI is nearest to one that is not registered, and where the two differ, for the person who has to find the one
 * letter that is wrong.
 */
final class RedirectDifference {

    /** A part of an address, and how much it says that another one is meant. */
    private record Part(String name, int weight, Function<URI, String> of) {
    }

    private static final List<Part> PARTS = List.of(
            new Part("scheme", 2, URI::getScheme),
            new Part("host", 8, URI::getHost),
            new Part("port", 3, uri -> uri.getPort() < 0 ? null : Integer.toString(uri.getPort())),
            new Part("path", 4, uri -> uri.getRawPath() == null || uri.getRawPath().isEmpty() ? null : uri.getRawPath()),
            new Part("query", 2, URI::getRawQuery),
            new Part("fragment", 2, URI::getRawFragment));

    private RedirectDifference() {
    }

    /** A sentence; empty if nothing is registered that it could be compared with. */
    static Optional<String> of(String received, List<String> registered) {
        Optional<URI> sent = parse(received);
        if (sent.isEmpty()) {
            return Optional.of("what came is not an address");
        }
        return registered.stream().flatMap(address -> parse(address).stream())
                .min(Comparator.comparingInt((URI address) -> distance(sent.get(), address)))
                .map(nearest -> "nearest is " + Refusals.harmless(nearest.toString()) + ": " + differences(sent.get(), nearest));
    }

    private static int distance(URI sent, URI registered) {
        return PARTS.stream().filter(part -> !same(part, sent, registered)).mapToInt(Part::weight).sum();
    }

    private static String differences(URI sent, URI registered) {
        var found = new ArrayList<String>();
        PARTS.stream().filter(part -> !same(part, sent, registered))
                .forEach(part -> found.add(difference(part.name, part.of.apply(sent), part.of.apply(registered))));
        return found.isEmpty() ? "the two are written differently" : String.join("; ", found);
    }

    private static String difference(String part, String sent, String registered) {
        if (sent == null) {
            return "the " + part + " " + Refusals.harmless(registered) + " is missing";
        } else if (registered == null) {
            return "the " + part + " " + Refusals.harmless(sent) + " is too much";
        } else if (sent.equals(registered + "/")) {
            return "the " + part + " has a slash too much at its end";
        } else if (registered.equals(sent + "/")) {
            return "the " + part + " lacks the slash at its end";
        }
        return "the " + part + " is " + Refusals.harmless(sent) + " and not " + Refusals.harmless(registered)
                + (sent.equalsIgnoreCase(registered) ? ", which differs in upper and lower case only" : "");
    }

    private static boolean same(Part part, URI sent, URI registered) {
        return Objects.equals(part.of.apply(sent), part.of.apply(registered));
    }

    private static Optional<URI> parse(String address) {
        try {
            return Optional.of(new URI(address));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
