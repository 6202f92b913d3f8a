package org.lintel.admin;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.lintel.manage.Area;
import org.lintel.manage.Clients;
import org.lintel.manage.Entry;
import org.lintel.manage.ManagementException;
import org.lintel.manage.Scopes;
import org.lintel.model.DirectoryQuery;
import org.lintel.model.Role;
import org.lintel.spi.GrantType;

/** What there is to choose from for options whose texts depend on the installation. */
@RequestScoped
public class Choices {

    /** More of them are typed rather than ticked. */
    private static final int MOST = 60;

    @Inject
    Console console;

    @Inject
    Clients clients;

    @Inject
    Scopes scopes;

    @Inject
    Instance<GrantType> grantTypes;

    private List<Entry> known;

    /** By the name of the option; what is not here can be anything. */
    Map<String, List<String>> known(Thing thing) {
        return switch (thing) {
            case CLIENT -> Map.of("allowedGrantTypes", grantTypes(), "allowedScopes", scopes(entry -> true));
            case API_RESOURCE -> Map.of("scopes", scopes(entry -> "resource".equals(entry.members().get("kind"))));
            case SCOPE -> Map.of();
            case OPERATOR -> Map.of("roles", Stream.of(Role.values()).map(Role::toString).toList(), "clients", clients());
        };
    }

    private List<String> grantTypes() {
        return Stream.concat(grantTypes.stream().map(GrantType::name), Stream.of("implicit")).distinct().sorted().toList();
    }

    private List<String> clients() {
        try {
            List<Entry> some = clients.page(console.operator(), DirectoryQuery.first(MOST + 1)).entries();
            return some.size() > MOST ? List.of() : some.stream().map(Entry::id).toList();
        } catch (ManagementException e) {
            return List.of();
        }
    }

    /** Their names, or none if they are to be typed. */
    private List<String> scopes(Predicate<Entry> which) {
        if (known == null) {
            known = scopes();
        }
        return known.size() > MOST ? List.of() : known.stream().filter(which).map(Entry::id).toList();
    }

    /** One more than are ticked at most. */
    private List<Entry> scopes() {
        if (!console.mayRead(Area.SCOPES)) {
            return List.of();
        }
        try {
            return scopes.page(console.operator(), DirectoryQuery.first(MOST + 1)).entries();
        } catch (ManagementException e) {
            return List.of();
        }
    }
}
