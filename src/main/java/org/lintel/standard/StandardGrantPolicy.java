package org.lintel.standard;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.GrantTerms;
import org.lintel.model.Issuance;
import org.lintel.plugin.Reserve;
import org.lintel.spi.GrantPolicy;

/** What the client's registration says. */
@ApplicationScoped
@Reserve("standard")
public class StandardGrantPolicy implements GrantPolicy {

    @Override
    public GrantTerms terms(Issuance issuance, GrantTerms registered) {
        return registered;
    }
}
