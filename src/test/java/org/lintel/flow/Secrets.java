package org.lintel.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.lintel.test.Built;

/**
 * Every password and secret that these conversations have sent, and every code, token and cookie that they have received: to be looked for
 * where none may be. What a test has made up in the place of a code is none; neither is what it sent in the place of a client id as well,
 * since those are logged, or as the hash of its verifier.
 */
public final class Secrets {

    private static final Set<String> SENT = Set.of("password", "current", "new", "again", "client_secret", "code_verifier",
            "client_assertion");
    private static final Set<String> RECEIVED = Set.of("code", "access_token", "id_token", "refresh_token", "logout_token");
    private static final Set<String> SHOWN = Set.of("client_id", "redirect_uri", "scope", "response_type", "grant_type", "username",
            "code_challenge");
    private static final Pattern MEMBER = Pattern.compile("\"(" + String.join("|", RECEIVED) + ")\" *: *\"([^\"]+)\"");
    private static final Pattern WORD = Pattern.compile("[\\w.~+/=-]+");
    private static final Pattern COOKIE = Pattern.compile("(?:^|; )[^=;]+=([^;]+)");

    /** What is shorter may be part of a word. */
    private static final int SHORTEST = 8;
    /** Enough of a long one: a log that cuts what it tells must be caught as well. */
    private static final int LONGEST = 100;

    /** The file of a process with what it has sent and received. */
    public static final String LEFT = "secrets.txt";

    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();
    private static final Set<String> PUBLIC = ConcurrentHashMap.newKeySet();

    private Secrets() {
    }

    /** Those of other processes of the test run, from what they have left. */
    public static void remember(Path left) throws IOException {
        for (String line : Files.readAllLines(left)) {
            String value = new String(Base64.getDecoder().decode(line.substring(1)), StandardCharsets.UTF_8);
            (line.startsWith("+") ? KNOWN : PUBLIC).add(value);
        }
    }

    /** At once, for the search that comes when all processes have ended, however they do. */
    private static void leave(boolean known, String value) {
        String line = (known ? "+" : "-") + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)) + "\n";
        try {
            Path left = Built.own(LEFT);
            Files.createDirectories(left.getParent());
            Files.writeString(left, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sent(String form) {
        sent(Form.decode(form));
        return form;
    }

    /** For those who write requests of their own, and send anything as anything. */
    public static void shown(String name, String value) {
        note(SHOWN, PUBLIC, Map.of(name, value));
    }

    static HttpRequest sent(HttpRequest request) {
        for (String authorization : request.headers().allValues("Authorization")) {
            if (authorization.startsWith("Basic ")) {
                basic(authorization.substring("Basic ".length()));
            }
        }
        sent(Form.decode(request.uri().getRawQuery()));
        return request;
    }

    static Answer received(Answer answer) {
        answer.response().headers().allValues("Set-Cookie").forEach(line -> cookies(line.split(";", 2)[0]));
        answer.response().headers().allValues("Location").forEach(Secrets::location);
        Matcher members = MEMBER.matcher(answer.body());
        while (members.find()) {
            note(KNOWN, members.group(2));
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
                if (text.startsWith(secret, i) && !PUBLIC.contains(secret) && !isShown(text, i)) {
                    found.add(secret);
                }
            }
        }
        return found;
    }

    /** All of the word is looked at: many tokens begin alike. */
    private static boolean isShown(String text, int begin) {
        Matcher word = WORD.matcher(text).region(begin, text.length());
        return word.lookingAt() && PUBLIC.stream().anyMatch(value -> value.contains(word.group()));
    }

    private static void location(String location) {
        try {
            URI address = URI.create(location);
            note(RECEIVED, KNOWN, Form.decode(address.getRawQuery()));
            note(RECEIVED, KNOWN, Form.decode(address.getRawFragment()));
        } catch (IllegalArgumentException e) {
            return;
        }
    }

    private static void cookies(String line) {
        Matcher cookies = COOKIE.matcher(line);
        while (cookies.find()) {
            note(KNOWN, cookies.group(1));
        }
    }

    private static void basic(String credentials) {
        try {
            String decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            note(KNOWN, decoded.substring(colon + 1));
            note(KNOWN, credentials);
            note(PUBLIC, decoded.substring(0, Math.max(0, colon)));
        } catch (IllegalArgumentException e) {
            return;
        }
    }

    private static void sent(Map<String, String> parameters) {
        note(SENT, KNOWN, parameters);
        note(SHOWN, PUBLIC, parameters);
    }

    private static void note(Set<String> names, Set<String> where, Map<String, String> parameters) {
        parameters.forEach((name, value) -> {
            if (names.contains(name)) {
                note(where, value);
            }
        });
    }

    /** What has two characters over and over only fills a limit. */
    private static void note(Set<String> where, String value) {
        if (value.length() >= SHORTEST && value.chars().distinct().count() > 2) {
            boolean known = where == KNOWN;
            String kept = known ? value.substring(0, Math.min(value.length(), LONGEST)) : value;
            if (where.add(kept)) {
                leave(known, kept);
            }
        }
    }
}
