package org.lintel.adminapi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.lintel.manage.ManagementException;
import org.lintel.manage.Page;

/** Pages of lists: {@code items}, and where the next one is, in the body and in {@code Link} (RFC 8288 §3). */
final class Pages {

    static final int USUAL = 50;
    static final int MOST = 500;

    private Pages() {
    }

    /** @throws ManagementException if it is none */
    static int limit(String limit) {
        if (limit == null) {
            return USUAL;
        }
        if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > MOST) {
            throw new ManagementException(ManagementException.Reason.INVALID, "limit is a number from 1 to " + MOST + ".");
        }
        return Integer.parseInt(limit);
    }

    /**
     * @param path  of the list, with the issuer before it
     * @param query the parameters that the next page has again; {@code null} values are left out
     */
    static <T> Response answer(Page<T> page, Function<T, Map<String, Object>> item, String path, Map<String, String> query) {
        var body = new LinkedHashMap<String, Object>();
        body.put("items", page.entries().stream().map(item).toList());
        return answer(body, page.next(), path, query);
    }

    /** A part of something that goes on where {@code next} says, unless that is {@code null}. */
    static Response answer(Map<String, Object> body, String next, String path, Map<String, String> query) {
        if (next == null) {
            return Response.ok(body).build();
        }
        var following = new LinkedHashMap<>(query);
        following.put("after", next);
        String address = path + "?" + following.entrySet().stream().filter(parameter -> parameter.getValue() != null)
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        body.put("next", address);
        return Response.ok(body).header(HttpHeaders.LINK, "<" + address + ">; rel=\"next\"").build();
    }

    /** All there is: a list that is never long. */
    static Response whole(List<Map<String, Object>> items) {
        return Response.ok(Map.of("items", items)).build();
    }
}
