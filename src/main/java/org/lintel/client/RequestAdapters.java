package org.lintel.client;

import static java.lang.System.Logger.Level.INFO;

import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.browser.RequestPath;
import org.lintel.model.Parameters;
import org.lintel.oauth.Refusals;
import org.lintel.oauth.RequestNumber;
import org.lintel.plugin.Chains;
import org.lintel.spi.RequestAdapter;

/** All that plug-ins change in a request before it is read. Each change is logged, since later log lines show the changed request. */
@ApplicationScoped
public class RequestAdapters {

    private static final System.Logger LOG = System.getLogger(RequestAdapters.class.getName());

    @Inject
    Chains chains;

    @Inject
    RequestNumber number;

    @Inject
    HttpServletRequest request;

    private Map<String, RequestAdapter> all;

    @PostConstruct
    void collect() {
        all = chains.named(RequestAdapter.class);
    }

    /** What is to be read of the current request, which has these parameters. */
    public Parameters adapted(Parameters sent) {
        if (all.isEmpty()) {
            return sent;
        }
        String endpoint = RequestPath.of(request);
        Parameters parameters = sent;
        for (Map.Entry<String, RequestAdapter> adapter : all.entrySet()) {
            Parameters adapted = adapter.getValue().adapt(endpoint, parameters);
            Objects.requireNonNull(adapted, () -> "the adapter " + adapter.getKey() + " has answered null");
            if (!adapted.equals(parameters)) {
                LOG.log(INFO, "altered {0} {1} by {2}: {3}", number.value(), Refusals.harmless(endpoint), adapter.getKey(),
                        Refusals.harmless(altered(parameters, adapted)));
            }
            parameters = adapted;
        }
        return parameters;
    }

    /** Names only: values may be secrets. */
    private static String altered(Parameters before, Parameters after) {
        var names = new TreeSet<>(before.values().keySet());
        names.addAll(after.values().keySet());
        return names.stream().filter(name -> !Objects.equals(before.values().get(name), after.values().get(name)))
                .collect(Collectors.joining(", "));
    }
}
