package org.lintel.chained;

import java.time.Duration;
import java.util.Map;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.IntrospectionDraft;
import org.lintel.model.Issuance;
import org.lintel.model.TokenResponseDraft;
import org.lintel.spi.IntrospectionCustomizer;
import org.lintel.spi.Signer;
import org.lintel.spi.TokenResponseCustomizer;

/** Adds a receipt to tokens, and to introspection who asks about whom. */
@ApplicationScoped
@Priority(1)
public class FirstMembers implements TokenResponseCustomizer, IntrospectionCustomizer {

    @Inject
    Signer signer;

    @Override
    public void customize(TokenResponseDraft draft) {
        Issuance issuance = draft.issuance();
        draft.members().put("trail", "first");
        draft.members().put("receipt", signer.sign("toy-receipt+jwt", Duration.ofMinutes(5),
                Map.of("aud", issuance.client().clientId(), "scopes", issuance.authorization().scopes())));
    }

    @Override
    public void customize(IntrospectionDraft draft) {
        draft.members().put("trail", "first");
        draft.members().put("told", draft.asker() + " of " + draft.subject());
    }
}
