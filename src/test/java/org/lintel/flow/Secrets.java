package org.lintel.flow;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every password, secret, code, token and cookie that these conversations have sent or received: to be looked for where none may be. */
public final class Secrets {

    /** Parameters and members whose values are secret. */
    private static final Set<String> SECRET = Set.of("password", "client_secret", "code", "code_verifier", "token", "access_token", "id_token",
            "refresh_token", "id_token_hint", "logout_token");
    private static final Pattern MEMBER = Pattern.compile("\"(" + String.join("|", SECRET) + ")\" *: *\"([^\"]+)\"");
    private static final Pattern COOKIE = Pattern.compile("(?:^|; )[^=;]+=([^;]+)");

    /** What is shorter may be part of a word. */
    private static final int SHORTEST = 8;
    /** Enough of a long one: a log that cuts what it tells must be caught as well. */
    private static final int LONGEST = 100;

    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private Secrets() {
    }

    static String sent(String form) {
        note(Form.decode(form));
        return form;
    }

    static HttpRequest sent(HttpRequest request) {
        request.headers().allValues("Cookie").forEach(Secrets::cookies);
        for (String authorization : request.headers().allValues("Authorization")) {
            String credentials = authorization.replaceFirst("^[A-Za-z]+ +", "");
            note(credentials);
            if (authorization.startsWith("Basic ")) {
                basic(credentials);
            }
        }
        note(Form.decode(request.uri().getRawQuery()));
        return request;
    }

    static Answer received(Answer answer) {
        answer.response().headers().allValues("Set-Cookie").forEach(line -> cookies(line.split(";", 2)[0]));
        answer.response().headers().allValues("Location").forEach(Secrets::location);
        Matcher members = MEMBER.matcher(answer.body());
        while (members.find()) {
            note(members.group(2));
        }
        return answer;
    }

    public static int count() {
        return KNOWN.size();
    }

    /** Those that stand in a text. */
    public static Set<String> in(String text) {
        Map<String, List<String>> byBeginning = KNOWN.stream().collect(Collectors.groupingBy(secret -> secret.substring(0, SHORTEST)));
        var found = new TreeSet<String>();
        for (int i = 0; i + SHORTEST <= text.length(); i++) {
            for (String secret : byBeginning.getOrDefault(text.substring(i, i + SHORTEST), List.of())) {
                if (text.startsWith(secret, i)) {
                    found.add(secret);
                }
            }
        }
        return found;
    }

    private static void location(String location) {
        try {
            URI address = URI.create(location);
            note(Form.decode(address.getRawQuery()));
            note(Form.decode(address.getRawFragment()));
        } catch (IllegalArgumentException e) {
            return;
        }
    }

    private static void cookies(String line) {
        Matcher cookies = COOKIE.matcher(line);
        while (cookies.find()) {
            note(cookies.group(1));
        }
    }

    private static void basic(String credentials) {
        try {
            String decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            note(decoded.substring(decoded.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return;
        }
    }

    private static void note(Map<String, String> parameters) {
        parameters.forEach((name, value) -> {
            if (SECRET.contains(name)) {
                note(value);
            }
        });
    }

    private static void note(String secret) {
        if (secret.length() >= SHORTEST) {
            KNOWN.add(secret.substring(0, Math.min(secret.length(), LONGEST)));
        }
    }
}
