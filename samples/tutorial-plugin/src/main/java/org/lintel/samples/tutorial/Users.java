package org.lintel.samples.tutorial;

import java.util.List;

import org.lintel.model.Claims;
import org.lintel.model.LocalUser;

public final class Users {

    public static List<LocalUser> get() {
        return List.of(
                LocalUser.builder("1")
                        .username("bob")
                        .password("secret")
                        .claims(Claims.of(
                                "given_name", "Bob",
                                "family_name", "Smith",
                                "email", "bob.smith@email.com",
                                "groups", List.of("customers")))
                        .build());
    }

    private Users() {
    }
}
