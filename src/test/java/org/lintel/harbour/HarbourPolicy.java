package org.lintel.harbour;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.Proof;
import org.lintel.model.SignInDecision;
import org.lintel.model.User;
import org.lintel.model.Wanted;
import org.lintel.spi.SignInPolicy;

/** A badge is worth more than a password, and where it is essential nothing else will do. */
@ApplicationScoped
public class HarbourPolicy implements SignInPolicy {

    static final String BADGE = "urn:harbour:badge";
    static final String PASSWORD = "urn:harbour:password";

    @Override
    public SignInDecision decide(Wanted wanted, User user, List<Proof> proofs) {
        String acr = proofs.stream().anyMatch(proof -> proof.method().equals("badge")) ? BADGE : PASSWORD;
        return wanted.essentialAcr().isEmpty() || wanted.essentialAcr().contains(acr) ? new SignInDecision.Enough(acr)
                : new SignInDecision.Refuse();
    }

    @Override
    public List<String> acrValues() {
        return List.of(BADGE, PASSWORD);
    }
}
