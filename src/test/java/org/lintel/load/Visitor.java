package org.lintel.load;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One of many at a server: a connection, the cookies of a browser, and a user of their own. For one thread. */
final class Visitor implements AutoCloseable {

    static final String REDIRECT_URI = "https://app.example/callback";

    private static final Pattern FORM = Pattern.compile("<form[^>]*?action=\"([^\"]*)\"");
    private static final Pattern INPUT = Pattern.compile("<input[^>]*?>");
    private static final Pattern NAME = Pattern.compile(" name=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");
    private static final Pattern GO_ON = Pattern.compile("<a id=\"continue\"[^>]*? href=\"([^\"]*)\"");
    private static final Pattern COOKIE = Pattern.compile("(?i)\r\nset-cookie: *([^=\r]+)=([^;\r]*)([^\r]*)");

    private final URI server;
    private final String user;
    private final Connection connection;
    private final Map<String, String> cookies = new TreeMap<>();
    private final Reply metadata;

    Visitor(URI server, int number) throws IOException {
        this.server = server;
        user = "user" + number;
        connection = new Connection(server);
        metadata = connection.send(get(discovery())).with(200);
    }

    String discovery() {
        return server.getRawPath().replaceFirst("/$", "") + "/.well-known/openid-configuration";
    }

    /** Whatever the issuer is, this server is asked, at the path of an endpoint of its metadata. */
    String endpoint(String name) throws IOException {
        return URI.create(metadata.field(name)).getRawPath();
    }

    byte[] get(String address, String... headers) {
        return request("GET", address, String.join("\r\n", headers), "");
    }

    /** @param client the name of one whose secret is {@code secret} */
    byte[] post(String address, String client, Map<String, String> form) {
        String credentials = Base64.getEncoder().encodeToString((client + ":secret").getBytes(StandardCharsets.UTF_8));
        return request("POST", address, "Authorization: Basic " + credentials, encoded(form));
    }

    Reply send(byte[] request) throws IOException {
        return connection.send(request);
    }

    /** The address of an authorization request by PKCE (RFC 7636), with the verifier of RFC 7636, appendix B. */
    String authorization(String client, String scope) throws IOException {
        return endpoint("authorization_endpoint") + "?" + encoded(Map.of("client_id", client, "redirect_uri", REDIRECT_URI,
                "response_type", "code", "scope", scope, "state", "some-state", "nonce", "some-nonce",
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge_method", "S256"));
    }

    /** Goes where redirects lead, signs in where it is asked to, and comes back with a code. */
    String code(String authorization) throws IOException {
        String address = authorization;
        Reply reply = browse("GET", address, "");
        for (int i = 0; i < 10; i++) {
            String next = next(reply);
            if (next == null) {
                Map<String, String> form = signInForm(reply.with(200));
                address = resolved(address, form.remove("action"));
                reply = browse("POST", address, encoded(form));
            } else if (next.startsWith(REDIRECT_URI)) {
                return parameter(next, "code");
            } else {
                address = resolved(address, next);
                reply = browse("GET", address, "");
            }
        }
        throw new IOException("no code, but " + reply.head() + "\n" + reply.text());
    }

    /** A redirect, or the link of a page that goes on by itself. */
    private static String next(Reply reply) {
        Matcher link = GO_ON.matcher(reply.location() == null ? reply.text() : "");
        return link.find() ? link.group(1) : reply.location();
    }

    Reply tokens(String client, String code) throws IOException {
        return send(post(endpoint("token_endpoint"), client, Map.of("grant_type", "authorization_code", "code", code,
                "redirect_uri", REDIRECT_URI, "code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))).with(200);
    }

    void forgetCookies() {
        cookies.clear();
    }

    private Reply browse(String method, String address, String body) throws IOException {
        String sent = cookies.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).collect(Collectors.joining("; "));
        Reply reply = send(request(method, address, "Origin: " + server + (sent.isEmpty() ? "" : "\r\nCookie: " + sent), body));
        Matcher set = COOKIE.matcher(reply.head());
        while (set.find()) {
            if (set.group(3).toLowerCase(Locale.ROOT).contains("max-age=0")) {
                cookies.remove(set.group(1));
            } else {
                cookies.put(set.group(1), set.group(2));
            }
        }
        return reply;
    }

    private Map<String, String> signInForm(Reply page) throws IOException {
        Matcher form = FORM.matcher(page.text());
        if (!form.find()) {
            throw new IOException("no form in " + page.text());
        }
        var fields = new LinkedHashMap<String, String>();
        Matcher inputs = INPUT.matcher(page.text().substring(form.end()));
        while (inputs.find()) {
            Matcher name = NAME.matcher(inputs.group());
            Matcher value = VALUE.matcher(inputs.group());
            if (name.find() && !inputs.group().contains("type=\"checkbox\"")) {
                fields.put(name.group(1), value.find() ? value.group(1).replace("&amp;", "&") : "");
            }
        }
        fields.put("username", user);
        fields.put("password", "secret");
        fields.put("action", form.group(1).replace("&amp;", "&"));
        return fields;
    }

    private String resolved(String base, String reference) {
        URI address = server.resolve(base).resolve(reference);
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    private static String parameter(String address, String name) throws IOException {
        Matcher value = Pattern.compile("[?&]" + name + "=([^&#]*)").matcher(address);
        if (!value.find()) {
            throw new IOException("no " + name + " in " + address);
        }
        return URLDecoder.decode(value.group(1), StandardCharsets.UTF_8);
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream().map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private byte[] request(String method, String address, String headers, String body) {
        String form = body.isEmpty() ? "" : "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n";
        return (method + " " + address + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAccept: */*\r\n" + form
                + (headers.isEmpty() ? "" : headers + "\r\n") + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
