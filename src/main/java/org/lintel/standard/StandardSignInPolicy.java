package org.lintel.standard;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.AuthenticationContext;
import org.lintel.model.Proof;
import org.lintel.model.SignInDecision;
import org.lintel.model.User;
import org.lintel.model.Wanted;
import org.lintel.plugin.Reserve;
import org.lintel.spec.Duty;
import org.lintel.spi.SignInPolicy;

/** One proof is enough, whichever it is. What that is worth is a table, from top to bottom. */
@ApplicationScoped
@Reserve("standard")
public class StandardSignInPolicy implements SignInPolicy {

    /** A sign-in with this method is worth as much. */
    private record Row(String amr, String acr) {
    }

    private static final List<Row> TABLE = List.of(
            new Row("pwd", AuthenticationContext.PASSWORD));

    @Override
    public SignInDecision decide(Wanted wanted, User user, List<Proof> proofs) {
        return new SignInDecision.Enough(TABLE.stream().filter(row -> proofs.stream().anyMatch(proof -> proof.amr().contains(row.amr)))
                .map(Row::acr).findFirst().orElse(null));
    }

    @Duty("Core 3.1.2.1 acr-values")
    @Override
    public List<String> acrValues() {
        return TABLE.stream().map(Row::acr).toList();
    }
}
