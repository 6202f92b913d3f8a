package org.lintel.model;

import java.util.List;
import java.util.Objects;

/**
 * What narrows the tokens of an authorization beyond its scopes. Immutable.
 *
 * @param confirmation what a caller that presents an access token has to prove (RFC 7800)
 * @param resources    for which protected resources (RFC 8707 §2): absolute addresses, which become the {@code aud} of access tokens; empty
 *                     for those that the scopes stand for
 * @param details      what may be done there ({@code authorization_details}, RFC 9396 §2): each has a {@code type}
 * @param actor        who acts for the subject ({@code act}, RFC 8693 §4.1); empty if it is the client itself
 */
@Whole
public record Constraints(Confirmation confirmation, List<String> resources, List<Claims> details, Claims actor) {

    public static final Constraints NONE = new Constraints(Confirmation.NONE, List.of(), List.of(), Claims.NONE);

    public Constraints {
        Objects.requireNonNull(confirmation, "Confirmation.NONE stands for none");
        Objects.requireNonNull(actor, "Claims.NONE stands for nobody");
        resources = List.copyOf(resources);
        details = List.copyOf(details);
        if (details.stream().anyMatch(detail -> detail.text("type").isEmpty())) {
            throw new IllegalArgumentException("authorization details have a type");
        }
    }

    /** The same, bound to what this confirms. */
    public Constraints boundTo(Confirmation confirmation) {
        return new Constraints(confirmation, resources, details, actor);
    }

    /** The same, for these resources. */
    public Constraints at(List<String> resources) {
        return new Constraints(confirmation, resources, details, actor);
    }

    /** The same, with these authorization details. */
    public Constraints allowing(List<Claims> details) {
        return new Constraints(confirmation, resources, details, actor);
    }

    /** The same, used by this actor. */
    public Constraints usedBy(Claims actor) {
        return new Constraints(confirmation, resources, details, actor);
    }
}
