package org.lintel.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.lintel.json.JsonText;

/**
 * What a page of the documentation, which is part of the build, says of a library: the lines to copy, and the registration that belongs to
 * them. It is said there and nowhere else.
 *
 * @param library      as people call it
 * @param page         on which it stands
 * @param blocks       the lines, as they stand there
 * @param registration the client of that section, as in the configuration file; empty where there is none
 */
record Recipe(String library, String page, List<String> blocks, Map<String, Object> registration) {

    /** What stands for our issuer on each page. */
    private static final Map<String, String> ISSUERS = Map.of("integrating.md", "https://id.example.org", "protecting-apis.md",
            "https://id.example");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
    private static final String REGISTRATION = "json";

    private static final Recipe SPRING = of("Spring Boot", "integrating.md", "Spring Boot", 0, 1);
    private static final Recipe JAKARTA = of("Jakarta Security", "integrating.md", "Jakarta Security", 0);
    private static final Recipe QUARKUS = of("Quarkus", "integrating.md", "Quarkus", 0);
    private static final Recipe MICRONAUT = of("Micronaut", "integrating.md", "Micronaut", 0);
    private static final Recipe NODE = of("openid-client (Node.js)", "integrating.md", "openid-client", 0);
    private static final Recipe EXPRESS = of("express-openid-connect", "integrating.md", "express-openid-connect", 0);
    private static final Recipe APACHE = of("mod_auth_openidc (Apache)", "integrating.md", "mod_auth_openidc", 0);
    private static final Recipe BROWSER = of("oidc-client-ts", "integrating.md", "In the browser", 0);
    private static final Recipe OLD_BROWSER = of("oidc-client", "integrating.md", "oidc-client", 0);
    private static final Recipe NATIVE = of("AppAuth", "integrating.md", "Native applications", 0);
    private static final Recipe BY_HAND = of("curl", "integrating.md", "By hand", 0);
    private static final Recipe TOKEN_FILTER = of("Lintel token filter", "protecting-apis.md", "From nothing", 0, 1);
    private static final Recipe MP_JWT = of("MicroProfile JWT", "protecting-apis.md", "MicroProfile JWT", 0);

    /** Those that an application of this kind may be made with, the most usual one first. */
    static List<Recipe> of(ApplicationKind kind) {
        return switch (kind) {
            case WEB -> List.of(SPRING, JAKARTA, QUARKUS, MICRONAUT, NODE, EXPRESS, APACHE);
            case SPA -> List.of(BROWSER);
            case NATIVE -> List.of(NATIVE);
            case SERVICE -> List.of(BY_HAND);
            case IMPLICIT -> List.of(OLD_BROWSER);
        };
    }

    /** Those that an API may be made with. */
    static List<Recipe> ofApi() {
        return List.of(TOKEN_FILTER, MP_JWT);
    }

    private static Recipe of(String library, String page, String heading, int... blocks) {
        String section = section(page, heading);
        List<Matcher> found = BLOCK.matcher(section).results().map(block -> BLOCK.matcher(block.group())).filter(Matcher::find).toList();
        List<String> lines = found.stream().filter(block -> !block.group(1).equals(REGISTRATION)).map(block -> block.group(2).strip())
                .toList();
        Map<String, Object> registration = found.stream().filter(block -> block.group(1).equals(REGISTRATION)).findFirst()
                .filter(block -> block.group(2).startsWith("{")).map(block -> JsonText.plain(JsonText.read(block.group(2))))
                .orElse(Map.of());
        return new Recipe(library, page, IntStream.of(blocks).mapToObj(lines::get).toList(), registration);
    }

    /** What stands for our issuer in the lines. */
    String issuer() {
        return ISSUERS.get(page);
    }

    private static String section(String page, String heading) {
        try (InputStream in = Recipe.class.getResourceAsStream(page)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int begin = text.indexOf("\n## " + heading + "\n");
            if (begin < 0) {
                throw new IllegalStateException(page + " has nothing about " + heading);
            }
            int end = text.indexOf("\n## ", begin + 1);
            return text.substring(begin, end < 0 ? text.length() : end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
