package org.lintel.samples.tutorial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import org.lintel.spi.ClientStore;
import org.lintel.spi.ScopeStore;
import org.lintel.spi.UserStore;

/** The three lists, each in its place: they are the clients, users and scopes of a Lintel that has this jar in WEB-INF/lib. */
@ApplicationScoped
public class Stores {

    @Produces
    @ApplicationScoped
    ClientStore clients() {
        return ClientStore.of(Clients.get());
    }

    @Produces
    @ApplicationScoped
    UserStore users() {
        return UserStore.of(Users.get());
    }

    @Produces
    @ApplicationScoped
    ScopeStore scopes() {
        return ScopeStore.of(Scopes.get());
    }
}
