package org.lintel.plugin;

import static java.util.stream.Collectors.joining;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;

/** Who fills which place and who is in which chain: logged at start-up, kept for the console. */
@ApplicationScoped
public class PlacesReport {

    private static final Logger LOG = System.getLogger(PlacesReport.class.getName());

    private final Map<Place, Provider> filled = new EnumMap<>(Place.class);
    private final Map<Chain, List<Provider>> linked = new EnumMap<>(Chain.class);

    @Inject
    Places places;

    @Inject
    Chains chains;

    @Inject
    BeanManager manager;

    @PostConstruct
    void look() {
        for (Place place : Place.values()) {
            Bean<?> bean = manager.resolve(manager.getBeans(place.type()));
            if (bean != null) {
                filled.put(place, Provider.of(places.candidate(bean)));
            }
        }
        for (Chain chain : Chain.values()) {
            linked.put(chain, chains.candidates(chain.type()).stream().map(Provider::of).toList());
        }
    }

    void log(@Observes Startup event) {
        filled.forEach((place, provider) -> LOG.log(Level.INFO, place + ": " + provider));
        linked.forEach((chain, members) -> LOG.log(Level.INFO, chain + ": " + (members.isEmpty() ? "none" : line(members))));
    }

    /** Who fills each place, in the order of {@link Place}; a place that no bean fills is missing. */
    public Map<Place, Provider> places() {
        return Collections.unmodifiableMap(filled);
    }

    /** The members of each chain, in their order. */
    public Map<Chain, List<Provider>> chains() {
        return Collections.unmodifiableMap(linked);
    }

    /** Whether a plug-in, not a built-in, fills the place of this type. */
    public boolean filledByPlugin(Class<?> place) {
        Provider provider = filled.get(Place.of(place));
        return provider != null && provider.builtIn() == null;
    }

    /** The name of the built-in that fills the place of this type; empty where a plug-in does. */
    public Optional<String> builtIn(Class<?> place) {
        return Optional.ofNullable(filled.get(Place.of(place))).map(Provider::builtIn);
    }

    /** Whether any place is filled by a built-in of this name. */
    public boolean anyBuiltIn(String name) {
        return filled.values().stream().anyMatch(provider -> name.equals(provider.builtIn()));
    }

    private static String line(List<Provider> members) {
        return members.stream().map(Provider::toString).collect(joining(", "));
    }
}
