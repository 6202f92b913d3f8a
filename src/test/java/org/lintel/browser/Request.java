package org.lintel.browser;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A request of a browser and what is sent back, as far as this package looks at them; anything else is an error. */
final class Request {

    private final Map<String, List<String>> headers = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private final List<Cookie> sent = new ArrayList<>();
    private final List<Cookie> answered = new ArrayList<>();
    private final String address;
    private boolean secure;

    private Request(String address) {
        this.address = address;
        attributes.put(KeepResponse.class.getName(), response());
    }

    static Request from(String address) {
        return new Request(address);
    }

    Request secure() {
        secure = true;
        return this;
    }

    Request header(String name, String value) {
        headers.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
        return this;
    }

    Request cookie(String name, String value) {
        sent.add(new Cookie(name, value));
        return this;
    }

    /** The next request of the same browser: it has the cookies that were set. */
    Request next() {
        var next = new Request(address);
        sent.forEach(cookie -> next.cookie(cookie.getName(), cookie.getValue()));
        answered.forEach(cookie -> {
            next.sent.removeIf(old -> old.getName().equals(cookie.getName()));
            if (cookie.getMaxAge() != 0) {
                next.cookie(cookie.getName(), cookie.getValue());
            }
        });
        return next;
    }

    List<Cookie> answered() {
        return answered;
    }

    HttpServletRequest servlet() {
        return proxy(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getRemoteAddr" -> address;
            case "isSecure" -> secure;
            case "getHeader" -> headers.containsKey(arguments[0]) ? headers.get(arguments[0]).get(0) : null;
            case "getHeaders" -> Collections.enumeration(headers.getOrDefault(arguments[0], List.of()));
            case "getCookies" -> sent.isEmpty() ? null : sent.toArray(Cookie[]::new);
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (name, arguments) -> {
            if (!name.equals("addCookie")) {
                throw new UnsupportedOperationException(name);
            }
            return answered.add((Cookie) arguments[0]);
        });
    }

    private interface Answers {
        Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            Object answer = answers.to(method.getName(), arguments);
            return method.getReturnType() == void.class ? null : answer;
        }));
    }
}
