package org.lintel.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.lintel.flow.Form;

/** A request as it is about to be sent, to be spoiled. Names and values are encoded already, well or badly. */
final class Request {

    static final class Pair {
        String name;
        String value;

        Pair(String name, String value) {
            this.name = name;
            this.value = value;
        }

        @Override
        public String toString() {
            return value == null ? name : name + "=" + value;
        }
    }

    /** More than servers read of a head, or Lintel of a body: whoever sends so much may be hung up on. */
    private static final int LONG_HEAD = 6000;
    private static final int LONG_BODY = 60_000;

    /** Of those counted together. */
    final String endpoint;
    String method;
    String path;
    final List<Pair> query = new ArrayList<>();
    /** {@code null} for a request without a body. */
    List<Pair> form;
    /** What is sent instead of the form, or {@code null}. */
    String body;
    final List<Pair> headers = new ArrayList<>();

    private Request(String endpoint, String method, String path) {
        this.endpoint = endpoint;
        this.method = method;
        this.path = path;
    }

    static Request get(String endpoint, String path, Map<String, String> query) {
        var request = new Request(endpoint, "GET", path);
        request.query.addAll(pairs(query));
        return request;
    }

    static Request post(String endpoint, String path, Map<String, String> form) {
        var request = new Request(endpoint, "POST", path);
        request.form = pairs(form);
        return request.header("Content-Type", "application/x-www-form-urlencoded");
    }

    /** In the order of their names: a seed spoils the same of them in every run. */
    private static List<Pair> pairs(Map<String, String> parameters) {
        var pairs = new ArrayList<Pair>();
        new TreeMap<>(parameters).forEach((name, value) -> pairs.add(new Pair(Form.encode(name), Form.encode(value))));
        return pairs;
    }

    Request header(String name, String value) {
        headers.add(new Pair(name, value));
        return this;
    }

    Request cookies(Map<String, String> cookies) {
        return cookies.isEmpty() ? this
                : header("Cookie", new TreeMap<>(cookies).entrySet().stream().map(Object::toString).collect(Collectors.joining("; ")));
    }

    /** All parameters, wherever they are. */
    List<Pair> parameters() {
        return form != null && !form.isEmpty() ? form : query;
    }

    /** Whether HTTP itself allows it, so that there must be an answer, and nothing is left to be read of a body that nobody waited for. */
    boolean isHttp() {
        return target().chars().allMatch(c -> c > 0x20 && c < 0x7F) && method.matches("[A-Za-z]+") && !method.equalsIgnoreCase("CONNECT")
                && headers.stream().allMatch(header -> header.value.chars().allMatch(c -> c == '\t' || c >= 0x20 && c < 0x7F)
                        && header.name.matches("[A-Za-z0-9-]+") && !header.name.matches("(?i)host|content-length|transfer-encoding|expect"))
                // "A client MUST NOT send content in a TRACE request" (RFC 9110 §9.3.8)
                && !(method.equals("TRACE") && !body().isEmpty()) && head("x").length() < LONG_HEAD && body().length() < LONG_BODY;
    }

    byte[] bytes(String host) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(head(host).getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body().getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private String head(String host) {
        var head = new StringBuilder(method).append(' ').append(target()).append(" HTTP/1.1\r\n");
        if (headers.stream().noneMatch(header -> header.name.equalsIgnoreCase("host"))) {
            head.append("Host: ").append(host).append("\r\n");
        }
        headers.forEach(header -> head.append(header.name).append(": ").append(header.value).append("\r\n"));
        boolean told = headers.stream().anyMatch(header -> header.name.matches("(?i)content-length|transfer-encoding"));
        if (!told && (form != null || body != null)) {
            head.append("Content-Length: ").append(body().length()).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private String target() {
        return query.isEmpty() ? path : path + "?" + joined(query);
    }

    private String body() {
        return body != null ? body : form != null ? joined(form) : "";
    }

    private static String joined(List<Pair> pairs) {
        return pairs.stream().map(Pair::toString).collect(Collectors.joining("&"));
    }

    /** In one line that can be read and, up to its length, repeated. */
    @Override
    public String toString() {
        String text = new String(bytes("host"), StandardCharsets.ISO_8859_1);
        var shown = new StringBuilder();
        text.chars().limit(3000).forEach(c -> shown.append(c < 0x20 || c > 0x7E ? "\\x%02x".formatted(c) : Character.toString(c)));
        return shown + (text.length() > 3000 ? " … " + text.length() + " bytes" : "");
    }
}
