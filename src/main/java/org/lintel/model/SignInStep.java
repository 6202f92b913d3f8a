package org.lintel.model;

import java.util.List;
import java.util.Objects;

/** What came of a step of a {@link org.lintel.spi.SignInMethod}. */
public sealed interface SignInStep {

    /**
     * It is proven who the user is.
     *
     * @param user whether the user is welcome is not for the method to say
     * @param amr  how (RFC 8176), such as {@code hwk}; at least one
     * @param idp  who has established it: {@link Proof#LOCAL}, or the name of an identity provider that the method trusts
     */
    record Proven(User user, List<String> amr, String idp) implements SignInStep {

        public Proven {
            Objects.requireNonNull(user, "it is proven of a user");
            Objects.requireNonNull(idp, "somebody has established it");
            amr = List.copyOf(amr);
            if (amr.isEmpty()) {
                throw new IllegalArgumentException("a sign-in names at least one method");
            }
        }
    }

    /**
     * It is, by something that is good for nothing but choosing another one in its place, such as a temporary password: the user is not
     * signed in by it.
     */
    record ToBeChanged(User user) implements SignInStep {

        public ToBeChanged {
            Objects.requireNonNull(user, "it is proven of a user");
        }
    }

    /** It is not. The caller does not learn why, so that no answer tells which users there are. */
    record Failed() implements SignInStep {
    }
}
