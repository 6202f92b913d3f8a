package org.lintel.model;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A request of a program to an endpoint, with what it brings along to prove whose it is. Immutable.
 *
 * @param method      of HTTP: {@code POST}, or {@code GET}
 * @param target      the address that was asked, as clients know it and without a query (the {@code htu} of RFC 9449 §4.2)
 * @param address     where the request comes from
 * @param headers     by name in lower case
 * @param form        the parameters of the body
 * @param certificate of a mutual TLS connection, or {@code null}
 */
public record Caller(String method, String target, String address, Map<String, List<String>> headers, Parameters form,
        @Nullable X509Certificate certificate) {

    /** The first header of this name (lower case). */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(values -> !values.isEmpty()).map(values -> values.get(0));
    }

    @Override
    public String toString() {
        return "Caller" + headers.keySet();
    }
}
