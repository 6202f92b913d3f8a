package org.lintel.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lintel.model.ReadyAnswer;
import org.lintel.model.UnavailableException;

/**
 * Chain: something that answers at an address of the protocol. The class is a JAX-RS resource too, a bean with {@code @ApplicationScoped}
 * and {@code @Path}; here it says what everything around it has to know, so that nothing else knows its address: which programs may read
 * its answers, what an error looks like there, what stands in the metadata. A form arrives as {@link org.lintel.model.Parameters}, and an
 * {@link org.lintel.model.OAuthException} is answered as at every other endpoint. It is called by many threads at once; what it says of
 * itself does not change while Lintel runs.
 */
public interface Endpoint {

    /** As long as a form may be at any endpoint, in bytes: what is longer has not been kept. */
    int LONGEST_FORM = 96 * 1024;

    /**
     * Where it is, below the issuer: {@code /connect/…} or {@code /.well-known/…}, the first one first. What is below such an address
     * belongs to it too, unless another endpoint is there. JAX-RS has the same by {@code @Path}, relative to {@code /connect} or
     * {@code /.well-known}; where the two differ the start fails.
     */
    List<String> paths();

    /** Whether a person waits for the answer: then an error is a page, otherwise JSON (RFC 6749 §5.2). */
    default boolean forPeople() {
        return false;
    }

    /**
     * Whether only what browsers send is let through: GET, and POST with a form whose length is known. HEAD, which JAX-RS would answer as
     * it does GET, is refused as well, so that nothing is used up for an answer without a body.
     */
    default boolean fromBrowsersOnly() {
        return false;
    }

    /** Whether scripts of the origins that clients have registered may read its answers (Fetch Standard, "CORS protocol"). */
    default boolean crossOrigin() {
        return false;
    }

    /** Whether pages may show its answers in frames; its {@code Content-Security-Policy} has to say whose. */
    default boolean framed() {
        return false;
    }

    /** How long a form may be that is read as {@link org.lintel.model.Parameters}, in bytes; {@link #LONGEST_FORM} at most. */
    default int longestForm() {
        return LONGEST_FORM;
    }

    /**
     * What a GET at this address is answered with at once, without asking the method that JAX-RS would call, which says the same;
     * everything around it, such as headers for scripts, is as ever. Called for each request, so it only looks into memory.
     *
     * @param path as requested, below the issuer: one of the {@link #paths} or something below it
     * @return absent if there is nothing ready
     * @throws UnavailableException and then JAX-RS is asked
     */
    default Optional<ReadyAnswer> ready(String path) {
        return Optional.empty();
    }

    /**
     * Its lines of the metadata document (OpenID Connect Discovery §3, RFC 8414 §2). Asked for every ten seconds at most.
     *
     * @param address the first of the paths, with the issuer before it
     */
    default Map<String, Object> metadata(String address) {
        return Map.of();
    }
}
