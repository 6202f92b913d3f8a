package org.lintel.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.lintel.fuzz.Request.Pair;

/** What is done to a valid request. */
final class Mutations {

    /** Every parameter that any endpoint or page knows, some that it might, and one that nobody does. */
    private static final List<String> NAMES = List.of(
            "client_id", "client_secret", "client_assertion", "client_assertion_type", "response_type", "response_mode", "redirect_uri",
            "scope", "state", "nonce", "display", "prompt", "max_age", "ui_locales", "claims_locales", "id_token_hint", "login_hint",
            "acr_values", "claims", "request", "request_uri", "registration", "code_challenge", "code_challenge_method", "resource",
            "audience", "authorization_details", "dpop_jkt", "grant_type", "code", "code_verifier", "refresh_token", "username", "password",
            "assertion", "token", "token_type_hint", "access_token", "logout_hint", "post_logout_redirect_uri", "logoutId", "formToken",
            "then", "remember", "client", "session", "jakarta.faces.ViewState", "jakarta.faces.source", "jakarta.faces.partial.ajax",
            "current", "new", "again", "x");

    private static final List<String> HEADERS = List.of(
            "Authorization", "Cookie", "Accept", "Content-Type", "Origin", "Accept-Language", "Accept-Encoding", "Accept-Charset",
            "Referer", "User-Agent", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded", "Sec-Fetch-Site", "Range",
            "If-None-Match", "If-Modified-Since", "Expect", "Content-Encoding", "Access-Control-Request-Method",
            "Access-Control-Request-Headers", "X-HTTP-Method-Override", "DPoP", "Connection", "Host", "Content-Length", "Transfer-Encoding",
            "X-Bad\u0000Name");

    private static final List<String> METHODS = List.of(
            "GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "QUERY", "G\u0000T", "CONNECT");

    private final Random random;
    private final Odd odd;
    private final List<Runnable> all = List.of(
            this::replace, this::replace, this::spoil, this::spoil, this::repeat, this::drop, this::rename, this::add, this::add,
            this::addMany, this::move, this::method, this::header, this::header, this::header, this::spoilHeader, this::dropHeader,
            this::path, this::body);
    private Request request;

    Mutations(Random random) {
        this.random = random;
        odd = new Odd(random);
    }

    /** None in one of ten requests, four at most. */
    void apply(Request to) {
        request = to;
        for (int i = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(4); i > 0; i--) {
            any(all).run();
        }
    }

    private void replace() {
        if (!request.parameters().isEmpty()) {
            any(request.parameters()).value = odd.value();
        }
    }

    private void spoil() {
        if (!request.parameters().isEmpty()) {
            Pair pair = any(request.parameters());
            pair.value = spoiled(pair.value == null ? "" : pair.value);
        }
    }

    private void repeat() {
        if (!request.parameters().isEmpty()) {
            Pair pair = any(request.parameters());
            request.parameters().add(new Pair(pair.name, random.nextBoolean() ? pair.value : odd.value()));
        }
    }

    private void drop() {
        if (!request.parameters().isEmpty()) {
            request.parameters().remove(any(request.parameters()));
        }
    }

    private void rename() {
        if (!request.parameters().isEmpty()) {
            any(request.parameters()).name = random.nextBoolean() ? any(NAMES) : odd.value();
        }
    }

    private void add() {
        request.parameters().add(new Pair(any(NAMES), random.nextInt(10) == 0 ? null : odd.value()));
    }

    private void addMany() {
        for (int i = random.nextInt(random.nextInt(5) == 0 ? 5000 : 120); i > 0; i--) {
            request.parameters().add(new Pair("x" + (random.nextBoolean() ? i : ""), "1"));
        }
    }

    /** From the body into the query, or the other way. */
    private void move() {
        if (request.form != null) {
            request.query.addAll(request.form);
            request.form.clear();
        } else {
            request.form = new ArrayList<>(request.query);
            request.query.clear();
        }
    }

    private void method() {
        request.method = any(METHODS);
    }

    private void header() {
        String name = any(HEADERS);
        if (name.equals("Transfer-Encoding")) {
            request.header(name, random.nextBoolean() ? "chunked" : "chunked, chunked").body = random.nextBoolean() ? "zz\r\n\r\n"
                    : "1\r\na\r\n0\r\n\r\n";
        } else if (name.equals("Content-Length")) {
            request.header(name, any(List.of("0", "-1", "1x", "99999999999999999999", "1, 2", "+1"))).body = "";
        } else {
            if (random.nextBoolean()) {
                request.headers.removeIf(header -> header.name.equals(name));
            }
            request.header(name, random.nextInt(30) == 0 ? "a\r\nX-Injected: 1" : random.nextInt(30) == 0 ? "a\u0000b" : odd.header());
        }
    }

    private void spoilHeader() {
        if (!request.headers.isEmpty()) {
            Pair header = any(request.headers);
            header.value = spoiled(header.value);
        }
    }

    private void dropHeader() {
        if (!request.headers.isEmpty()) {
            request.headers.remove(any(request.headers));
        }
    }

    private void path() {
        request.path = switch (random.nextInt(10)) {
            case 0 -> request.path + "/";
            case 1 -> "/" + request.path;
            case 2 -> request.path + ";x=" + odd.value();
            case 3 -> request.path + "/" + odd.value();
            case 4 -> request.path.toUpperCase();
            case 5 -> request.path.replaceFirst("/[^/]*$", "/%2e%2e$0");
            case 6 -> request.path + ".xhtml";
            case 7 -> "/" + odd.value();
            case 8 -> "/assets/" + odd.value();
            default -> spoiled(request.path);
        };
        if (!request.path.startsWith("/")) {
            request.path = "/" + request.path;
        }
    }

    private void body() {
        request.body = switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> "{\"grant_type\":\"client_credentials\"}";
            case 2 -> "[".repeat(5000);
            case 3 -> "&".repeat(1 + random.nextInt(3000));
            case 4 -> "=&=&=" + odd.value();
            default -> odd.value();
        };
    }

    private String spoiled(String value) {
        if (value.isEmpty()) {
            return odd.value();
        }
        int at = random.nextInt(value.length());
        String rest = value.substring(at);
        return value.substring(0, at) + switch (random.nextInt(8)) {
            case 0 -> rest.substring(1);
            case 1 -> odd.value() + rest;
            case 2 -> (char) (33 + random.nextInt(94)) + rest.substring(1);
            case 3 -> "%%%02x".formatted((int) rest.charAt(0)) + rest.substring(1);
            case 4 -> "";
            case 5 -> rest + rest;
            case 6 -> Character.toString(rest.charAt(0) ^ 0x20) + rest.substring(1);
            default -> rest.toLowerCase();
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
