package org.lintel.model;

import java.util.Objects;

/**
 * An answer that is there before anybody asks: a document that is the same for everybody.
 *
 * @param body         as it is sent; never changed once it is here
 * @param type         its media type
 * @param cacheControl what caches may do with it (RFC 9111 §5.2)
 */
@SuppressWarnings("ArrayRecordComponent") // sent as it is, compared with nothing
public record ReadyAnswer(byte[] body, String type, String cacheControl) {

    public ReadyAnswer {
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(cacheControl, "cacheControl");
    }
}
