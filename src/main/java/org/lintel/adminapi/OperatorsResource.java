package org.lintel.adminapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

import org.lintel.manage.Area;
import org.lintel.manage.Operators;
import org.lintel.manage.Registry;

/** {@code /admin/api/operators}. */
@Path("operators")
@ApplicationScoped
public class OperatorsResource extends RegistryResource {

    @Inject
    Operators operators;

    @Override
    Area area() {
        return Area.OPERATORS;
    }

    @Override
    Registry<?> registry() {
        return operators;
    }

    @Override
    String name() {
        return "operators";
    }
}
