package org.lintel.plugin;

/**
 * A bean that fills a place or is a member of a chain.
 *
 * @param name    its class, and after a {@code #} the member that produces it
 * @param builtIn the name by which settings choose a built-in of a place; {@code null} for plug-ins and for members of chains
 * @param jar     the file that it came from; {@code null} for Lintel's own classes
 */
public record Provider(String name, String builtIn, String jar) {

    static Provider of(Candidate candidate) {
        return new Provider(candidate.name(), candidate.reserve().orElse(null), candidate.jar().orElse(null));
    }

    @Override
    public String toString() {
        return name + (builtIn != null ? " (built in: " + builtIn + ")" : jar != null ? " (from " + jar + ")" : "");
    }
}
