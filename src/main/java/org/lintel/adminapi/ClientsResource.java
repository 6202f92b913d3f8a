package org.lintel.adminapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

import org.lintel.manage.Area;
import org.lintel.manage.Clients;
import org.lintel.manage.SecretRegistry;

/** {@code /admin/api/clients}. */
@Path("clients")
@ApplicationScoped
public class ClientsResource extends SecretRegistryResource {

    @Inject
    Clients clients;

    @Override
    Area area() {
        return Area.CLIENTS;
    }

    @Override
    SecretRegistry<?> registry() {
        return clients;
    }

    @Override
    String name() {
        return "clients";
    }

    @Override
    String holder() {
        return "client";
    }
}
