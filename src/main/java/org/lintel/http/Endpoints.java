package org.lintel.http;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;

import org.lintel.browser.RequestPath;
import org.lintel.config.Addresses;
import org.lintel.config.ConfigurationException;
import org.lintel.model.ReadyAnswer;
import org.lintel.plugin.Chains;
import org.lintel.spi.Endpoint;

/** The endpoints by their addresses, as they declare themselves, those of plug-ins among them. */
@ApplicationScoped
public class Endpoints {

    @Inject
    Chains chains;

    private final Map<Class<?>, Endpoint> classes = new LinkedHashMap<>();
    private final Map<String, Endpoint> paths = new HashMap<>();

    @PostConstruct
    void collect() {
        var owners = new HashMap<String, Class<?>>();
        chains.membersByClass(Endpoint.class).forEach((type, endpoint) -> {
            classes.put(type, endpoint);
            for (String path : endpoint.paths()) {
                check(type, path);
                Class<?> other = owners.put(path, type);
                if (other != null) {
                    throw new ConfigurationException("two endpoints have the address " + path + ": " + other.getName() + " and "
                            + type.getName());
                }
                paths.put(path, endpoint);
            }
        });
    }

    /** Those of one JAX-RS application; before there is any injection into it. */
    static Set<Class<?>> below(String application) {
        return CDI.current().select(Endpoints.class).get().resources(application);
    }

    /** Where there is something, for the log. */
    Set<String> addresses() {
        return new TreeSet<>(paths.keySet());
    }

    /** The endpoint that has this address, or one above it. */
    Optional<Endpoint> at(HttpServletRequest request) {
        return path(request).map(paths::get);
    }

    /** What it has ready for this request. */
    Optional<ReadyAnswer> ready(HttpServletRequest request) {
        return at(request).flatMap(endpoint -> endpoint.ready(RequestPath.of(request)));
    }

    /** Whether a person waits for the answer, not a program. */
    boolean forPeople(HttpServletRequest request) {
        return at(request).filter(Endpoint::forPeople).isPresent();
    }

    /** For the log: without what is below an endpoint, such as the id of a kept request or what was put there by mistake. */
    String told(HttpServletRequest request) {
        String full = RequestPath.of(request);
        return path(request).map(path -> path.equals(full) ? path : path + "/{id}").orElse(full);
    }

    /** For the metrics: the first address of the endpoint or, elsewhere, what the servlet is mapped to. There are only so many. */
    String place(HttpServletRequest request) {
        return at(request).map(endpoint -> endpoint.paths().get(0)).orElseGet(() -> request.getHttpServletMapping().getPattern());
    }

    private Optional<String> path(HttpServletRequest request) {
        String path = RequestPath.of(request);
        while (!path.isEmpty() && !paths.containsKey(path)) {
            path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }
        return path.isEmpty() ? Optional.empty() : Optional.of(path);
    }

    Set<Class<?>> resources(String application) {
        return classes.entrySet().stream().filter(entry -> isBelow(application, entry.getValue().paths().get(0)))
                .map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** That JAX-RS has it where it says it is. */
    private static void check(Class<?> type, String path) {
        Path relative = type.getAnnotation(Path.class);
        String name = type.getName();
        if (relative == null) {
            throw new ConfigurationException(name + " is an endpoint without @Path, which no request would reach");
        }
        String below = relative.value().replaceAll("^/|/$", "");
        if (Stream.of(Addresses.CONNECT, Addresses.WELL_KNOWN, Addresses.ADMIN_API)
                .noneMatch(application -> isBelow(below.isEmpty() ? application : application + "/" + below, path))) {
            throw new ConfigurationException(name + " says that it is at " + path + ", but its @Path is \"" + relative.value() + "\" below "
                    + Addresses.CONNECT + ", " + Addresses.WELL_KNOWN + " or " + Addresses.ADMIN_API);
        }
    }

    /** Whether it is this address, or one below it. */
    static boolean isBelow(String above, String path) {
        return path.equals(above) || path.startsWith(above + "/");
    }
}
