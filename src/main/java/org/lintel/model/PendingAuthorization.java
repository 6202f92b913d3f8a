package org.lintel.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An authorization request that waits for the user (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1), for a page that is about it.
 *
 * @param id          what the request is known by in this browser
 * @param state       whether the user can still answer it
 * @param client      who asks, or {@code null} if the client is gone or disabled by now: then the request is over
 * @param logoUrl     address of its logo on this server, or {@code null} if it has none: browsers load nothing from elsewhere
 * @param scopes      what is asked for, in the order in which it was asked; then those that stand for claims which are asked for one by one
 * @param redirectUri where the answer goes, or {@code null} if that was left to the client's registration
 * @param loginHint   what the user may want to sign in as, or {@code null}; to be shown in a field, never to be believed
 * @param display     {@code page}, {@code popup}, {@code touch}, {@code wap}, or {@code null}
 * @param prompts     the values of {@code prompt}; empty if nothing was said
 * @param acrValues   wanted authentication contexts, best first
 * @param uiLocales   wanted languages of the page (BCP 47), best first
 * @param parameters  the request as it came; nothing in it is to be taken for markup
 */
public record PendingAuthorization(
        String id,
        State state,
        @Nullable Client client,
        @Nullable String logoUrl,
        List<Scope> scopes,
        @Nullable String redirectUri,
        @Nullable String loginHint,
        @Nullable String display,
        List<String> prompts,
        List<String> acrValues,
        List<String> uiLocales,
        Parameters parameters) {

    /** Whether a request can still be answered. */
    public enum State {
        /** It waits for the user. */
        OPEN,
        /** The client has had its answer: the back button, or a bookmark. */
        ANSWERED,
        /** It waited too long, or its client is gone. */
        OVER
    }

    public PendingAuthorization {
        scopes = List.copyOf(scopes);
        prompts = List.copyOf(prompts);
        acrValues = List.copyOf(acrValues);
        uiLocales = List.copyOf(uiLocales);
    }

    public boolean open() {
        return state == State.OPEN;
    }

    /** Names only: parameters may be about the user. */
    @Override
    public String toString() {
        return "PendingAuthorization[" + state + " " + parameters + "]";
    }
}
