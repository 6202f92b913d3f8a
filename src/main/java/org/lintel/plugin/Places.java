package org.lintel.plugin;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessBeanAttributes;
import jakarta.interceptor.Interceptor;

import org.lintel.config.ConfigurationException;

/**
 * The CDI extension that leaves one bean in each {@link Place}: the plug-in where there is one, else the built-in that the settings name.
 * The other built-ins never become beans.
 */
public class Places implements Extension {

    private static final Logger LOG = System.getLogger(Places.class.getName());
    private static final int WEAKEST = Integer.MIN_VALUE;

    private final Discovery discovery = new Discovery();
    private final Map<Bean<?>, Candidate> beans = new LinkedHashMap<>();
    private List<Candidate> candidates;
    private Choice choice;

    /** Late, so that what other extensions change has been changed. */
    <T> void note(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ProcessAnnotatedType<T> event) {
        discovery.note(event.getAnnotatedType());
        Discovery.missingPriority(event.getAnnotatedType()).ifPresent(priority -> event.configureAnnotatedType().add(priority));
    }

    void choose(@Observes AfterTypeDiscovery event, BeanManager manager) {
        candidates = discovery.candidates(manager);
        candidates.forEach(Places::warn);
        choice = new Choice(candidates);
    }

    /** A built-in that offers to fill several places keeps those for which it is chosen. */
    void stepBack(@Observes ProcessBeanAttributes<?> event) {
        Candidate candidate = new Candidate(event.getAnnotated(), event.getBeanAttributes());
        List<Place> offered = Stream.of(Place.values()).filter(place -> candidate.is(place.type())).toList();
        List<Place> kept = offered.stream().filter(place -> choice.keeps(candidate, place)).toList();
        if (kept.isEmpty() && !offered.isEmpty()) {
            event.veto();
        } else if (kept.size() < offered.size()) {
            Set<Type> types = candidate.attributes().getTypes().stream()
                    .filter(type -> offered.stream().allMatch(place -> kept.contains(place) || !place.hasFace(type))).collect(toSet());
            event.configureBeanAttributes().types(types);
        }
    }

    void remember(@Observes ProcessBean<?> event, BeanManager manager) {
        Bean<?> bean = event.getBean();
        boolean wraps = bean instanceof Decorator<?> || bean instanceof jakarta.enterprise.inject.spi.Interceptor<?>;
        if (!wraps && Discovery.interesting(bean.getTypes())) {
            Annotated made = event.getAnnotated();
            beans.put(bean, new Candidate(made != null ? made : manager.createAnnotatedType(bean.getBeanClass()), bean));
        }
    }

    /** CDI itself complains of places that are injected somewhere only, and in the words of injection points. */
    void check(@Observes AfterBeanDiscovery event) {
        for (Place place : Place.values()) {
            List<Candidate> fillers = strongest(beans.values().stream().filter(candidate -> candidate.is(place.type())).toList());
            if (fillers.size() > 1) {
                event.addDefinitionError(new ConfigurationException(place + " is filled by one bean, but there are " + names(fillers)
                        + ": take all but one away, or mark the one that shall win with @Alternative and @Priority"));
            }
            List<Candidate> offering = candidates.stream().filter(candidate -> candidate.is(place.type())).toList();
            if (fillers.isEmpty() && !offering.isEmpty()) {
                event.addDefinitionError(new ConfigurationException(
                        "Nothing fills " + place + ": CDI makes no bean of " + names(offering)));
            }
        }
    }

    /** What is known of a bean of a place or a chain. */
    Candidate candidate(Bean<?> bean) {
        return beans.get(bean);
    }

    private static void warn(Candidate candidate) {
        if (!candidate.selected()) {
            LOG.log(Level.WARNING, candidate.name() + " is an @Alternative without @Priority: CDI ignores it");
        } else if (candidate.attributes().isAlternative()) {
            Stream.of(Chain.values()).filter(chain -> candidate.is(chain.type())).forEach(chain -> LOG.log(Level.WARNING, candidate.name()
                    + " is an @Alternative in the chain " + chain + " and hides every " + chain
                    + " that is none, the built-in ones too: without @Alternative it would join them"));
        }
    }

    /** Alternatives win over beans that are none, and among them the highest priority (CDI 4.0 §5.2.2). */
    private static List<Candidate> strongest(Collection<Candidate> fillers) {
        int highest = fillers.stream().mapToInt(Places::strength).max().orElse(WEAKEST);
        return fillers.stream().filter(candidate -> strength(candidate) == highest).toList();
    }

    private static int strength(Candidate candidate) {
        return candidate.attributes().isAlternative() ? candidate.priority().orElse(WEAKEST) : WEAKEST;
    }

    private static String names(Collection<Candidate> candidates) {
        return candidates.stream().map(Candidate::name).sorted().collect(joining(", "));
    }
}
