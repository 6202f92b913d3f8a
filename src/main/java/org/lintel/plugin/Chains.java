package org.lintel.plugin;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.lintel.config.ConfigurationException;

/** The members of the chains, in order: by {@code @Priority}, the smaller number first; then by name. */
@ApplicationScoped
public class Chains {

    @Inject
    Places places;

    @Inject
    @Any
    Instance<Object> beans;

    void lookAtNames(@Observes @Priority(1) Startup event) {
        for (Chain chain : Chain.values()) {
            chain.naming().ifPresent(name -> distinct(chain, name));
        }
    }

    /** Refuses two members of one name, where requests name a member. */
    private void distinct(Chain chain, Function<Object, String> name) {
        var known = new HashMap<String, Candidate>();
        inOrder(chain.type()).forEach(member -> {
            Candidate one = candidate(member);
            Candidate other = known.put(name.apply(member.get()), one);
            if (other != null) {
                throw new ConfigurationException("The " + chain + " \"" + name.apply(member.get()) + "\" is there twice, in " + other.name()
                        + " and in " + one.name() + ": take one of them away");
            }
        });
    }

    /** All beans of the type; to be asked once, and the answer kept. */
    public <T> List<T> members(Class<T> chain) {
        return inOrder(chain).map(Instance.Handle::get).toList();
    }

    /** As {@link #members}, by the classes of the beans. */
    public <T> Map<Class<?>, T> membersByClass(Class<T> chain) {
        return inOrder(chain).collect(LinkedHashMap::new, (map, member) -> map.put(member.getBean().getBeanClass(), member.get()),
                Map::putAll);
    }

    /** The same by their names: of the class, or the member that produces it. To be asked once, too. */
    public <T> Map<String, T> named(Class<T> chain) {
        var named = new LinkedHashMap<String, T>();
        inOrder(chain).forEach(member -> named.put(candidate(member).name(), member.get()));
        return Collections.unmodifiableMap(named);
    }

    /** The same by the names by which requests ask for them. To be asked once, too. */
    public <T> Map<String, T> byName(Class<T> chain) {
        Function<Object, String> name = Chain.of(chain).naming().orElseThrow();
        var byName = new LinkedHashMap<String, T>();
        members(chain).forEach(member -> byName.put(name.apply(member), member));
        return Collections.unmodifiableMap(byName);
    }

    /** What is known of these beans. */
    List<Candidate> candidates(Class<?> chain) {
        return inOrder(chain).map(this::candidate).toList();
    }

    private <T> Stream<? extends Instance.Handle<T>> inOrder(Class<T> chain) {
        return beans.select(chain, Default.Literal.INSTANCE).handlesStream().sorted(Comparator.comparing(this::candidate, Candidate.ORDER));
    }

    private Candidate candidate(Instance.Handle<?> member) {
        return places.candidate(member.getBean());
    }
}
