package org.lintel.flow;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.lintel.test.Reachable;

/** A browser without scripts that keeps its cookies; it stays within one server and stops where it is sent elsewhere. */
public final class Browser {

    private final Reachable server;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<String> setCookies = new ArrayList<>();

    public Browser(Reachable server) {
        this.server = server;
    }

    /** Sends this header with every request. */
    public Browser sending(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** The cookies as they are now; what is changed here is sent. */
    public Map<String, String> cookies() {
        return cookies;
    }

    /** Every {@code Set-Cookie} so far, with its attributes. */
    public List<String> setCookies() {
        return setCookies;
    }

    public Reachable server() {
        return server;
    }

    /** Begins the application's authorization request. */
    public Visit authorize(App app) {
        return open(app.authorizeAddress());
    }

    /** Opens an address below the server's and follows redirects, and pages that go on at once, as long as they stay there. */
    public Visit open(String path) {
        return follow(request(server.at(path)).GET().build(), true);
    }

    /** The first answer only. */
    public Visit openWithoutFollowing(String path) {
        return follow(request(server.at(path)).GET().build(), false);
    }

    /** Posts a form and follows redirects. */
    public Visit post(String path, Map<String, String> form) {
        return postEncoded(server.at(path), Form.encode(form));
    }

    /** Posts a form that is encoded already and follows redirects. */
    public Visit postEncoded(URI address, String form) {
        return follow(request(address).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Secrets.sent(form))).build(), true);
    }

    /** Posts a form that is encoded already: the first answer only. */
    public Visit postWithoutFollowing(URI address, String form) {
        return follow(request(address).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Secrets.sent(form))).build(), false);
    }

    /** Another browser with the cookies that this one has now. */
    public Browser twin() {
        var twin = new Browser(server);
        twin.cookies.putAll(cookies);
        return twin;
    }

    private Visit follow(HttpRequest request, boolean onwards) {
        URI address = request.uri();
        Answer answer = take(Answer.send(request));
        for (int i = 0; i < 10 && onwards && answer.onwards() != null; i++) {
            URI next = address.resolve(answer.onwards());
            if (!next.toString().startsWith(server.address())) {
                break;
            }
            address = next;
            answer = take(Answer.send(request(next).GET().build()));
        }
        return new Visit(this, address, answer);
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Answer take(Answer answer) {
        for (String line : answer.response().headers().allValues("Set-Cookie")) {
            setCookies.add(line);
            HttpCookie cookie = HttpCookie.parse(line.replaceAll("(?i);\\s*SameSite=[A-Za-z]+", "")).get(0);
            if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        return answer;
    }
}
