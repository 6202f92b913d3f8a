package org.lintel.spi;

import org.jspecify.annotations.Nullable;

/**
 * Bean: the forms of a page: that what comes back is the form that the page has shown.
 * One facet of {@link Interaction}, which says what holds for all of them; to be injected by itself where a page needs no other.
 */
public interface FormInteraction {

    /**
     * A token for a form of the page that is being made, against cross-site request forgery: to be sent along as a hidden field. It holds
     * for this browser, for who is signed in, for the path of the page, and for what the form is about.
     *
     * @param about the id or the thing that the form would change; or {@code null}
     */
    String formToken(@Nullable String about);

    /**
     * Whether the form that was sent to this address comes from this very page: what the browser says about its origin, and the token.
     *
     * @param token as sent, or {@code null}
     * @param about as for {@link #formToken}
     */
    boolean acceptsForm(@Nullable String token, String about);
}
