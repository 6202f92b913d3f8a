package org.lintel.view;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.model.User;
import org.lintel.spi.AccountInteraction;

/** Who is signed in in this browser. */
@Named
@RequestScoped
public class CurrentUser {

    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    @Inject
    AccountInteraction interaction;

    private Optional<User> user;

    /** The name that the user goes by, or {@code null} if no user is signed in. */
    public String getName() {
        return user().map(CurrentUser::name).orElse(null);
    }

    /** Where the user lives, as the claim {@code zoneinfo} says (OpenID Connect Core §5.1); else UTC. */
    ZoneId zone() {
        return user().flatMap(known -> known.claims().text("zoneinfo")).filter(ZONES::contains).map(ZoneId::of).orElse(ZoneId.of("UTC"));
    }

    boolean isSignedIn() {
        return user().isPresent();
    }

    /** Looked up once for a page: a request that changes who is signed in gets another page. */
    private Optional<User> user() {
        if (user == null) {
            user = interaction.user();
        }
        return user;
    }

    private static String name(User user) {
        String parts = Stream.of("given_name", "family_name").flatMap(claim -> user.claims().text(claim).stream())
                .collect(Collectors.joining(" "));
        return user.claims().text("name").orElse(parts.isBlank() ? user.username() : parts);
    }
}
