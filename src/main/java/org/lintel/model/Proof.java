package org.lintel.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * That a user has proven who they are, in one way. A session keeps those that it rests on. Immutable.
 *
 * @param method the {@link org.lintel.spi.SignInMethod#name name} of the method
 * @param amr    what stands for it in {@code amr} (RFC 8176), such as {@code pwd}
 * @param idp    by whom it was established: {@code local}, or the name of a trusted identity provider
 * @param at     when, in whole seconds
 */
public record Proof(String method, List<String> amr, String idp, Instant at) {

    /** Who has established what is proven here. */
    public static final String LOCAL = "local";

    /** What is meant by a sign-in with these methods where nothing else is said of it: a password, if that is the only one. */
    public static List<Proof> implied(List<String> amr, String idp, Instant at) {
        return amr.equals(List.of("pwd")) ? List.of(new Proof("password", amr, idp, at)) : List.of();
    }

    public Proof {
        Objects.requireNonNull(method, "a proof is of a method");
        amr = List.copyOf(amr);
        Objects.requireNonNull(idp, "somebody has established it");
        Objects.requireNonNull(at, "a proof has a time");
    }
}
