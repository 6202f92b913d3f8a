package org.lintel.request;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.browser.Cookies;
import org.lintel.config.Issuer;
import org.lintel.json.StoredJson;
import org.lintel.model.Parameters;
import org.lintel.secret.ServerKey;

/**
 * Authorization requests in the addresses of pages: compressed, and sealed by the server key for the browser that brought them. So the
 * server keeps nothing of a request until the user acts on it.
 */
@ApplicationScoped
class SealedRequests {

    private static final String PURPOSE = "kept request";

    /**
     * @param handle     what the store knows the request by once something was done for it
     * @param parameters the first value of each
     * @param repeated   all values of those that have several: {@code resource} may (RFC 8707 §2)
     */
    record Asked(String handle, String clientId, Map<String, String> parameters, List<Repeated> repeated, Instant askedAt) {

        static Asked of(String handle, String clientId, Parameters parameters, Instant askedAt) {
            var first = new LinkedHashMap<String, String>();
            parameters.values().forEach((name, values) -> first.put(name, values.get(0)));
            return new Asked(handle, clientId, first, parameters.values().entrySet().stream().filter(entry -> entry.getValue().size() > 1)
                    .map(entry -> new Repeated(entry.getKey(), entry.getValue())).toList(), askedAt);
        }

        /** As they came. */
        Parameters all() {
            var all = new LinkedHashMap<String, List<String>>();
            parameters.forEach((name, value) -> all.put(name, List.of(value)));
            repeated.forEach(one -> all.put(one.name(), one.values()));
            return new Parameters(all);
        }
    }

    record Repeated(String name, List<String> values) {
    }

    @Inject
    ServerKey key;

    @Inject
    Cookies cookies;

    @Inject
    Issuer issuer;

    String seal(Asked asked) {
        return key.seal(PURPOSE, thing(cookies.requestsOrNew()), deflated(StoredJson.write(asked)));
    }

    /** The request, if it was sealed for this browser. */
    Optional<Asked> open(String id) {
        return id == null ? Optional.empty() : cookies.requests().flatMap(browser -> key.openBytes(PURPOSE, thing(browser), id))
                .map(content -> StoredJson.read(Asked.class, inflated(content), "request"));
    }

    private String thing(String browser) {
        return issuer.value() + "\n" + browser;
    }

    private static byte[] deflated(String text) {
        var out = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (var stream = new DeflaterOutputStream(out, deflater)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    /** Of what we sealed ourselves: it is no larger than it was. */
    private static String inflated(byte[] content) {
        var inflater = new Inflater(true);
        try (var stream = new InflaterInputStream(new ByteArrayInputStream(content), inflater)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            inflater.end();
        }
    }
}
