package org.lintel;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.lintel.spi.Interaction;

/** Who may know whom. A new package has to be given its place here first. */
class ArchitectureTest {

    private static final Set<String> BASE = Set.of("announce", "config", "json", "oauth", "browser", "secret", "fetch", "jose", "plugin",
            "chore", "ready", "metrics", "language", "response", "usage");
    private static final Set<String> ENDPOINTS = Set.of("authorize", "token", "introspect", "revoke", "userinfo", "endsession",
            "checksession", "logo", "discovery", "status", "adminapi");
    private static final Set<String> PAGES = Set.of("view", "admin");

    /** A package sees those on the levels before its own. */
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("model"),
            Set.of("spi", "event"),
            BASE,
            Set.of("client"),
            Set.of("message"),
            Set.of("session"),
            Set.of("signin"),
            Set.of("issue"),
            Set.of("request"),
            Set.of("account"),
            Set.of("interact", "manage"),
            union(ENDPOINTS, PAGES),
            Set.of("http"));

    /** Citations of specifications: for whoever keeps a rule. */
    private static final String SPEC = "spec";

    /** What the built-ins see; nobody sees them. */
    private static final Set<String> FOR_BUILT_INS = Set.of("model", "spi", "event", "announce", "config", "json", "browser", "secret",
            "jose", "plugin", "chore", "ready", "metrics");

    /** A jar of its own: it sees nothing of the product, and the product nothing of it. */
    private static final String FILTER = "tokenfilter";

    /** Each package with those that it sees. */
    private static final Map<String, Set<String>> VISIBLE = visible();

    /**
     * Who has to do with requests as the server has them: with the browser, its address, its languages or its connection. What OAuth is
     * about is not, whoever asks for it and however.
     */
    private static final Set<String> KNOW_REQUESTS = Set.of("http", "browser", "client", "language", "session", "signin", "interact",
            "plugin", "standard", FILTER);

    /** Types from elsewhere with the only packages that may touch them. */
    private static final Map<String, Set<String>> KEPT = Map.ofEntries(
            entry("jakarta.servlet..", union(PAGES, KNOW_REQUESTS)),
            entry("java.security.SecureRandom", Set.of("secret")),
            entry("jakarta.ws.rs..", union(ENDPOINTS, Set.of("client", "http", FILTER))),
            entry("jakarta.faces..", PAGES),
            entry("jakarta.persistence..", Set.of("jpa")),
            entry("org.eclipse.persistence..", Set.of("jpa")),
            entry("org.jose4j..", Set.of("jose")),
            entry("org.snakeyaml..", Set.of("json")),
            entry("org.eclipse.microprofile.config..", Set.of("config", FILTER)),
            entry("org.eclipse.microprofile.openapi..", Set.of("adminapi")),
            entry("org.eclipse.microprofile.health..", Set.of("status")),
            entry("io.prometheus..", Set.of("metrics")),
            entry("com.dynatrace..", Set.of("usage")),
            entry("org.apache.hc..", Set.of("fetch")),
            entry("java.net.http..", Set.of("fetch", "command", FILTER)),
            entry("io.undertow..", Set.of("http")));

    private static final Set<String> COOKIES = Set.of("jakarta.servlet.http.Cookie", "jakarta.ws.rs.core.Cookie",
            "jakarta.ws.rs.core.NewCookie", "jakarta.ws.rs.CookieParam");

    static final JavaClasses LINTEL = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.lintel");

    static final Set<String> PACKAGES = VISIBLE.keySet();
    static final Set<String> TYPES = KEPT.keySet();

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void aPackageSeesOnlyWhatItMay(String name) {
        noClasses().that(in(name)).should().dependOnClassesThat(inLintelBut(union(VISIBLE.get(name), Set.of(name))))
                .as(name + " sees only " + VISIBLE.get(name)).allowEmptyShould(true).check(LINTEL);
    }

    @Test
    void everyPackageHasItsPlace() {
        assertThat(LINTEL.stream().map(JavaClass::getPackageName).distinct())
                .isSubsetOf(PACKAGES.stream().map(ArchitectureTest::full).toList());
    }

    @Test
    void noPackagesSeeEachOther() {
        slices().matching("org.lintel.(*)..").should().beFreeOfCycles().check(LINTEL);
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void theseTypesAreKeptTo(String types) {
        noClasses().that(inLintelBut(KEPT.get(types))).should().dependOnClassesThat(resideInAnyPackage(types)
                .or(DescribedPredicate.describe("are " + types, type -> type.getName().equals(types))))
                .as(types + " appears only in " + KEPT.get(types)).allowEmptyShould(true).check(LINTEL);
    }

    @Test
    void cookiesAreKeptToTheBrowserPackage() {
        noClasses().that(inLintelBut(Set.of("browser"))).should().dependOnClassesThat(
                DescribedPredicate.describe("are cookies", type -> COOKIES.contains(type.getName()))).check(LINTEL);
    }

    /** What other people's pages could not do, ours do not do either. */
    @Test
    void pagesKnowOfSessionsRequestsAndStoresThroughInteractionOnly() {
        noClasses().that(in("view")).should()
                .dependOnClassesThat(in("interact", "account", "request", "issue", "signin", "session", "message", "client", "secret").or(
                        DescribedPredicate.describe("are of spi, but no facets of Interaction",
                                type -> type.getPackageName().equals(full("spi"))
                                        && !type.isAssignableFrom(Interaction.class))))
                .check(LINTEL);
    }

    @Test
    void whatPluginsCompileAgainstNeedsNothingButJava() {
        classes().that(in("model", "spi", "event", SPEC)).should().onlyDependOnClassesThat(
                in("model", "spi", "event", SPEC).or(resideInAnyPackage("java..", "org.jspecify.annotations"))).check(LINTEL);
    }

    /** A constructor does not notice when a subject and a client id change places. */
    @Test
    void whatHasABuilderIsBuiltByIt() {
        noClasses().should().callConstructorWhere(DescribedPredicate.describe("a builder exists for", call -> {
            JavaClass made = call.getTargetOwner();
            return made.getPackageName().startsWith("org.lintel.")
                    && made.getMethods().stream().filter(method -> method.getName().equals("builder"))
                            .anyMatch(method -> !Set.of(made, method.getRawReturnType()).contains(call.getOriginOwner()));
        })).check(LINTEL);
    }

    @Test
    void api10_theTokenFilterNeedsNothingButJakartaEE() {
        classes().that(in(FILTER)).should().onlyDependOnClassesThat(
                in(FILTER).or(resideInAnyPackage("java..", "jakarta..", "org.eclipse.microprofile.config.."))).check(LINTEL);
    }

    /** It works where MicroProfile Config is missing, as long as nobody asks for what is configured. */
    @Test
    void api10_theTokenFilterNeedsMicroProfileConfigInOnePlaceOnly() {
        classes().that().haveSimpleName("ConfiguredOptions").should().resideInAPackage(full(FILTER)).check(LINTEL);
        noClasses().that(in(FILTER)).and().doNotHaveSimpleName("ConfiguredOptions")
                .should().dependOnClassesThat(resideInAnyPackage("org.eclipse.microprofile.config..")).check(LINTEL);
    }

    private static Map<String, Set<String>> visible() {
        var visible = new TreeMap<String, Set<String>>();
        Set<String> lower = Set.of();
        for (Set<String> level : LEVELS) {
            for (String name : level) {
                visible.put(name, lower);
            }
            lower = union(lower, level);
        }
        for (String name : BASE) {
            visible.put(name, union(visible.get(name), BASE));
        }
        visible.put("announce", Set.of("event"));
        visible.put("metrics", Set.of("event", "announce", "config"));
        visible.put("config", Set.of("model", "spi", "event"));
        visible.put("plugin", Set.of("model", "spi", "event", "config"));
        visible.put("options", Set.of("model", "json"));
        visible.put("command", Set.of("model", "json", "config", "secret", "file", "transfer", "migrate"));
        visible.put("transfer", Set.of("model", "spi", "json", "secret", "file"));
        visible.put("migrate", Set.of("model", "json", "file"));
        visible.put("file", Set.of("model", "spi", "event", "config", "json", "secret", "plugin", "chore", "options"));
        visible.put("adminapi", union(visible.get("adminapi"), Set.of("options")));
        visible.put("manage", union(visible.get("manage"), Set.of("file", "transfer")));
        visible.put("admin", union(visible.get("admin"), Set.of("options")));
        visible.put("standard", union(FOR_BUILT_INS, Set.of("file")));
        visible.put("jpa", union(FOR_BUILT_INS, Set.of("file", "transfer")));
        visible.replaceAll((name, seen) -> union(seen, Set.of(SPEC)));
        visible.put(SPEC, Set.of());
        visible.put(FILTER, Set.of());
        return visible;
    }

    private static DescribedPredicate<JavaClass> in(String... names) {
        return resideInAnyPackage(Stream.of(names).map(name -> full(name) + "..").toArray(String[]::new));
    }

    private static DescribedPredicate<JavaClass> inLintelBut(Set<String> names) {
        return resideInAnyPackage("org.lintel..").and(DescribedPredicate.not(in(names.toArray(String[]::new))));
    }

    private static String full(String name) {
        return "org.lintel." + name;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var union = new TreeSet<>(some);
        union.addAll(others);
        return union;
    }
}
