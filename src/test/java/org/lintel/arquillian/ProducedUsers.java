package org.lintel.arquillian;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import org.lintel.model.LocalUser;
import org.lintel.spi.UserStore;

/** A plug-in: knows Alice. */
@ApplicationScoped
public class ProducedUsers {

    @Produces
    @ApplicationScoped
    UserStore users() {
        return UserStore.of(LocalUser.builder("alice").username("alice").password("alice").build());
    }
}
