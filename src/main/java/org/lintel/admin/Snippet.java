package org.lintel.admin;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.lintel.json.JsonText;
import org.lintel.manage.Entry;

/**
 * A recipe filled in for one application.
 *
 * @param library as people call it
 * @param texts   what to copy
 * @param needs   the options that this library wants otherwise than the application has them, as a merge patch; {@code null} for none
 */
public record Snippet(String library, List<String> texts, String needs) {

    /** Of a registration: what is the application's own, whatever library it is made with. */
    private static final Set<String> OWN = Set.of("clientId", "clientSecrets", "requireClientSecret", "allowedGrantTypes", "redirectUris",
            "postLogoutRedirectUris", "allowedCorsOrigins", "allowedScopes");

    private static final String REDIRECTS = "redirectUris";
    private static final String SCOPES = "allowedScopes";

    /** What stands for itself in the middle of a line: not a part of a longer name. */
    private static final String ALONE = "(?<=[=\"' ])ID(?=[\"',\\s]|$)";

    /**
     * Whom it is filled in for.
     *
     * @param secret  {@code null} where there is none, or where it is not known any more
     * @param members its options as they are
     */
    record Application(String issuer, String id, String secret, Map<String, Object> members) {

        static Application of(String issuer, Entry entry, String secret) {
            return new Application(issuer, entry.id(), secret, entry.members());
        }

        private List<String> redirectUris() {
            return strings(members.get(REDIRECTS));
        }

        private List<String> scopes() {
            return strings(members.get(SCOPES));
        }
    }

    static Snippet of(Recipe recipe, Application application) {
        Map<String, String> blanks = blanks(recipe, application);
        String alone = strings(recipe.registration().get("clientId")).stream().findFirst().orElse("api");
        Pattern blank = Pattern.compile(blanks.keySet().stream().sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote).collect(Collectors.joining("|")) + "|" + ALONE.replace("ID", Pattern.quote(alone)));
        List<String> texts = recipe.blocks().stream().map(text -> blank.matcher(text).replaceAll(
                found -> Matcher.quoteReplacement(blanks.getOrDefault(found.group(), application.id())))).toList();
        return new Snippet(recipe.library(), texts, needs(recipe, application));
    }

    /** What stands on the page for what is of this application. */
    private static Map<String, String> blanks(Recipe recipe, Application application) {
        var blanks = new LinkedHashMap<String, String>();
        Map<String, Object> example = recipe.registration();
        blanks.put(recipe.issuer(), application.issuer());
        String id = strings(example.get("clientId")).stream().findFirst().orElse("api");
        String secret = Objects.requireNonNullElse(application.secret(), "…");
        blanks.put("…", secret);
        blanks.put(id + "-secret", secret);
        blanks.put("$id", application.id());
        blanks.put("$secret", secret);
        blanks.put("https://api.example", application.id());
        List<String> scopes = strings(example.get(SCOPES));
        if (scopes.isEmpty()) {
            blanks.put("scopes=api", "scopes=" + String.join(",", application.scopes()));
            blanks.put("scope=api", "scope=" + String.join(" ", application.scopes()));
        }
        for (String between : List.of(",", " ", "\", \"")) {
            scopes(scopes, application.scopes(), between, blanks);
        }
        uri(strings(example.get(REDIRECTS))).ifPresent(
                from -> uri(application.redirectUris()).ifPresent(to -> addresses(from, to, blanks)));
        return blanks;
    }

    /** Some libraries add {@code openid} themselves. */
    private static void scopes(List<String> example, List<String> scopes, String between, Map<String, String> blanks) {
        if (!example.isEmpty()) {
            blanks.put(String.join(between, example), String.join(between, scopes));
            blanks.put(example.stream().filter(scope -> !scope.equals("openid")).collect(Collectors.joining(between)),
                    scopes.stream().filter(scope -> !scope.equals("openid")).collect(Collectors.joining(between)));
        }
    }

    private static void addresses(URI from, URI to, Map<String, String> blanks) {
        blanks.put(from.toString(), to.toString());
        if (from.getAuthority() != null && to.getAuthority() != null) {
            blanks.put(origin(from), origin(to));
            blanks.put(from.getPath(), to.getPath());
            String folder = from.resolve(".").getPath();
            if (folder.length() > 1) {
                blanks.put(folder, to.resolve(".").getPath());
            }
        }
    }

    /** What the registration on the page says and the application does not; and where the library comes back to if it says so itself. */
    private static String needs(Recipe recipe, Application application) {
        var needs = new LinkedHashMap<String, Object>();
        recipe.registration().forEach((name, value) -> {
            if (!OWN.contains(name) && !value.equals(application.members().get(name))) {
                needs.put(name, value);
            }
        });
        ownAddress(recipe, application).filter(address -> !application.redirectUris().contains(address)).ifPresent(address -> {
            var all = new ArrayList<>(application.redirectUris());
            all.add(address);
            needs.put(REDIRECTS, all);
        });
        return needs.isEmpty() ? null : JsonText.write(needs);
    }

    /** That of a library in whose lines nobody says it. */
    private static Optional<String> ownAddress(Recipe recipe, Application application) {
        return uri(strings(recipe.registration().get(REDIRECTS)))
                .filter(from -> recipe.blocks().stream().noneMatch(text -> text.contains(from.getPath())))
                .flatMap(from -> uri(application.redirectUris()).map(to -> origin(to) + from.getPath()));
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private static Optional<URI> uri(List<String> addresses) {
        try {
            return addresses.stream().findFirst().map(URI::create);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<String> strings(Object value) {
        return value instanceof List<?> list ? list.stream().map(Object::toString).toList()
                : value instanceof String text ? List.of(text) : List.of();
    }
}
