package org.lintel.admin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.lintel.manage.Area;
import org.lintel.manage.Entry;
import org.lintel.manage.ManagementException;
import org.lintel.manage.Scopes;
import org.lintel.model.DirectoryQuery;
import org.lintel.spi.GrantType;

/** What there is to choose from for options whose texts depend on the installation. */
@RequestScoped
public class Choices {

    /** More of them are typed rather than ticked. */
    private static final int MOST = 60;

    @Inject
    Console console;

    @Inject
    Scopes scopes;

    @Inject
    Instance<GrantType> grantTypes;

    private Map<String, List<String>> known;

    /** By the name of the option; what is not here can be anything. */
    Map<String, List<String>> known() {
        if (known == null) {
            known = new HashMap<>();
            known.put("allowedGrantTypes", Stream.concat(grantTypes.stream().map(GrantType::name), Stream.of("implicit")).distinct()
                    .sorted().toList());
            List<String> names = scopes();
            if (names.size() <= MOST) {
                known.put("allowedScopes", names);
            }
        }
        return known;
    }

    /** One more than are ticked at most, by their names. */
    private List<String> scopes() {
        if (!console.mayRead(Area.SCOPES)) {
            return List.of();
        }
        try {
            return scopes.page(console.operator(), DirectoryQuery.first(MOST + 1)).entries().stream().map(Entry::id).toList();
        } catch (ManagementException e) {
            return List.of();
        }
    }
}
