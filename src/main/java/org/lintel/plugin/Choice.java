package org.lintel.plugin;

import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.lintel.config.ConfigurationException;
import org.lintel.config.Setting;
import org.lintel.config.Settings;

/** Which built-in fills each place; no entry where a plug-in does. */
final class Choice {

    /** Where a setting says so, a place is filled by a plug-in, and by no built-in if there is none. */
    private static final String PLUGIN = "plugin";

    private final Map<Place, String> names = new EnumMap<>(Place.class);

    /** @throws ConfigurationException if a setting names a built-in that there is not, needed or not, or a plug-in that there is not */
    Choice(Collection<Candidate> candidates) {
        String stores = stores(candidates);
        for (Place place : Place.values()) {
            NavigableSet<String> builtIn = builtIn(place, candidates);
            Optional<String> own = Settings.read(place.setting());
            boolean plugin = candidates.stream().anyMatch(candidate -> isPlugin(candidate, place));
            own.filter(name -> !builtIn.contains(name) && !name.equals(PLUGIN)).ifPresent(name -> {
                throw unknown(place.setting(), name, builtIn);
            });
            if (own.filter(PLUGIN::equals).isPresent() && !plugin) {
                throw new ConfigurationException(place.setting(),
                        "no plug-in fills " + place + ": the server has found none in WEB-INF/lib, or none"
                                + " that Java " + Runtime.version().feature() + " can read");
            }
            if (!builtIn.isEmpty() && !plugin) {
                names.put(place, own.or(() -> place.usual().filter(builtIn::contains)).orElseGet(() -> shared(stores, place, builtIn)));
            }
        }
    }

    /** Whether the bean is to fill the place. */
    boolean keeps(Candidate candidate, Place place) {
        return candidate.reserve().map(name -> name.equals(names.get(place))).orElse(true);
    }

    private static boolean isPlugin(Candidate candidate, Place place) {
        return candidate.reserve().isEmpty() && candidate.selected() && candidate.is(place.type());
    }

    private static String stores(Collection<Candidate> candidates) {
        String stores = Settings.read(Setting.STORES).orElseThrow();
        NavigableSet<String> builtIn = sorted(Stream.of(Place.values()).flatMap(place -> builtIn(place, candidates).stream()));
        if (!builtIn.contains(stores) && !stores.equals(Setting.STORES.fallback())) {
            throw unknown(Setting.STORES, stores, builtIn);
        }
        return stores;
    }

    /** A place with one built-in has no choice to make. */
    private static String shared(String stores, Place place, NavigableSet<String> builtIn) {
        if (builtIn.contains(stores)) {
            return stores;
        }
        if (builtIn.size() == 1) {
            return builtIn.first();
        }
        throw new ConfigurationException(place.setting(), "is needed, since no built-in " + place + " is called \"" + stores
                + "\" as " + Setting.STORES.key() + " says; there are " + list(builtIn));
    }

    private static ConfigurationException unknown(Setting setting, String name, NavigableSet<String> builtIn) {
        return new ConfigurationException(setting, "nothing built in is called \"" + name + "\"; "
                + (builtIn.isEmpty() ? "there is nothing to choose from" : "there is " + list(builtIn)));
    }

    private static String list(NavigableSet<String> names) {
        return String.join(", ", names);
    }

    private static NavigableSet<String> builtIn(Place place, Collection<Candidate> candidates) {
        return sorted(
                candidates.stream().filter(candidate -> candidate.is(place.type())).flatMap(candidate -> candidate.reserve().stream()));
    }

    private static NavigableSet<String> sorted(Stream<String> names) {
        return names.collect(toCollection(TreeSet::new));
    }
}
