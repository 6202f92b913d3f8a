package org.lintel.chained;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.AddedMembers;
import org.lintel.model.IntrospectionDraft;
import org.lintel.model.Issuance;
import org.lintel.model.TokenResponseDraft;
import org.lintel.spi.IntrospectionCustomizer;
import org.lintel.spi.TokenResponseCustomizer;

/** Goes on where the first one ended, and tries in vain to forge what is not for a plug-in to say. */
@ApplicationScoped
@Priority(2)
public class SecondMembers implements TokenResponseCustomizer, IntrospectionCustomizer {

    @Override
    public void customize(TokenResponseDraft draft) {
        goOn(draft.members());
        Issuance issuance = draft.issuance();
        if (issuance.client().clientId().equals("short-token")
                || issuance.grantType().equals("refresh_token") && !issuance.authorization().hasScope("api")) {
            draft.members().put("access_token", "forged");
        }
    }

    @Override
    public void customize(IntrospectionDraft draft) {
        goOn(draft.members());
        if (draft.asker().equals("auditor")) {
            draft.members().put("scope", "everything");
        }
    }

    private static void goOn(AddedMembers members) {
        members.put("trail", members.values().get("trail") + ", second");
    }
}
