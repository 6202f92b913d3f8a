package org.lintel.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The recipes of {@code docs/integrating.md}, filled in: nothing of the page's own application is left in them. */
class SnippetTest {

    static final List<Recipe> RECIPES = Stream.concat(Stream.of(ApplicationKind.values()).flatMap(kind -> Recipe.of(kind).stream()),
            Recipe.ofApi().stream()).toList();

    private static Snippet filled(Recipe recipe) {
        return Snippet.of(recipe, application(Map.of()));
    }

    private static Snippet.Application application(Map<String, Object> more) {
        return new Snippet.Application("https://login.test", "my-shop", "S3cr3t", members(more));
    }

    private static Map<String, Object> members(Map<String, Object> more) {
        return more.isEmpty() ? Map.of("redirectUris", List.of("https://shop.test/in/back"), "allowedScopes", List.of("openid", "orders"),
                "requirePkce", true, "alwaysIncludeUserClaimsInIdToken", false, "issInErrorResponses", true) : more;
    }

    private static Snippet of(String library) {
        return filled(RECIPES.stream().filter(recipe -> recipe.library().equals(library)).findFirst().orElseThrow());
    }

    @ParameterizedTest
    @FieldSource("RECIPES")
    void isFilledIn(Recipe recipe) {
        String text = String.join("\n", filled(recipe).texts());
        assertThat(text).isNotBlank().doesNotContain("example", "…", "api-secret", "apache-secret", "$id", "$secret", "\"profile\"",
                "profile email");
        Stream.ofNullable(recipe.registration().get("clientId")).forEach(id -> assertThat(text)
                .doesNotContainPattern("(client.?id\\W+|client_id\\W+)" + id + "\\b"));
        if (!recipe.library().equals("MicroProfile JWT")) {
            assertThat(text).contains("my-shop", "orders");
        } else {
            assertThat(text).contains("audiences=my-shop");
        }
        assertThat(text).contains("login.test");
    }

    @Test
    void springGetsIdSecretAndScopes() {
        assertThat(of("Spring Boot").texts().get(1)).contains("issuer-uri=https://login.test\n", "client-id=my-shop\n",
                "client-secret=S3cr3t\n", "scope=openid,orders", "spring.security.oauth2");
    }

    @Test
    void apacheProtectsTheFolderOfTheAddress() {
        assertThat(of("mod_auth_openidc (Apache)").texts().get(0)).contains("OIDCClientID my-shop\n", "OIDCClientSecret S3cr3t\n",
                "OIDCRedirectURI https://shop.test/in/back\n", "<Location /in/>", "ProxyPass /in/back !");
    }

    @Test
    void whatALibraryNeedsBesidesIsProposed() {
        assertThat(of("Spring Boot").needs())
                .isEqualTo("{\"redirectUris\":[\"https://shop.test/in/back\",\"https://shop.test/login/oauth2/code/lintel\"]}");
        assertThat(of("Jakarta Security").needs()).isEqualTo("{\"requirePkce\":false}");
        assertThat(of("Quarkus").needs()).isEqualTo("{\"alwaysIncludeUserClaimsInIdToken\":true}");
        assertThat(of("openid-client (Node.js)").needs()).isNull();
    }

    @Test
    void whatIsNotKnownAnyMoreStaysABlank() {
        var application = new Snippet.Application("https://login.test", "my-shop", null, members(Map.of()));
        assertThat(Snippet.of(Recipe.of(ApplicationKind.WEB).get(0), application).texts().get(1)).contains("client-secret=…\n");
    }

    /** A dollar sign and a backslash are nothing but themselves. */
    @Test
    void valuesAreTakenAsTheyAre() {
        var application = new Snippet.Application("https://login.test", "a$1\\b", "$0\\", members(Map.of()));
        assertThat(Snippet.of(Recipe.of(ApplicationKind.SERVICE).get(0), application).texts().get(0)).contains("\"a$1\\b:$0\\\"");
    }
}
