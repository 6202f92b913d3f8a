package org.lintel;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.ArchitectureTest.LINTEL;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.lintel.spec.Duty;

/**
 * docs/conformance.md is what {@code duties.txt} and the citations in rules and tests say. After a change of these
 * {@code ./mvnw test -Dtest=ConformancePageTest -Dupdate} writes it.
 */
class ConformancePageTest {

    private static final Path PAGE = Path.of("docs/conformance.md");
    private static final JavaClasses TESTS = new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("org.lintel");

    /** A line such as {@code 3.1.2.1 nonce: "it is passed through unmodified" -- open: why it is not kept, or not shown}. */
    private static final Pattern LINE = Pattern.compile("(\\S+) (\\S+): (.+?)(?: -- ((?:open|not applicable): .+))?");
    private static final Pattern HEADING = Pattern.compile("== (.+?): (.+) <(.+)>");

    private record Specification(String name, String title, String address) {
    }

    /** @param exception why there is no rule or no test, or {@code null} */
    private record Listed(Specification of, String section, String word, String sentence, String exception) {

        String id() {
            return of.name + " " + section + " " + word;
        }
    }

    private static final List<Listed> DUTIES = read();
    private static final Map<String, TreeSet<String>> RULES = cited(LINTEL);
    private static final Map<String, TreeSet<String>> PROOFS = cited(TESTS);

    @Test
    void eachDutyIsListedOnce() {
        assertThat(DUTIES.stream().map(Listed::id)).doesNotHaveDuplicates();
    }

    @Test
    void whatIsCitedIsListed() {
        assertThat(ids(duty -> true)).containsAll(RULES.keySet()).containsAll(PROOFS.keySet());
    }

    @Test
    void everyDutyHasARuleAndATestOrAReasonWhyNot() {
        assertThat(ids(duty -> duty.exception == null && !RULES.containsKey(duty.id()))).as("without a rule").isEmpty();
        assertThat(ids(duty -> duty.exception == null && !PROOFS.containsKey(duty.id()))).as("without a test").isEmpty();
        assertThat(ids(duty -> duty.exception != null && RULES.containsKey(duty.id()) && PROOFS.containsKey(duty.id())))
                .as("said to have none, but they have").isEmpty();
    }

    @Test
    void whatCitesADutyAmongTestsIsATest() {
        assertThat(members(TESTS).filter(ConformancePageTest::cites)).allSatisfy(member -> {
            assertThat(member).isInstanceOf(JavaMethod.class);
            assertThat(member.isMetaAnnotatedWith(Testable.class)).as(member.getFullName()).isTrue();
        });
        assertThat(TESTS.that(describe("cite a duty", ConformancePageTest::cites))).isEmpty();
    }

    @Test
    void thePageIsWhatRulesAndTestsSay() throws IOException {
        if (System.getProperty("update") != null) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE)).as("-Dupdate writes it").isEqualTo(page());
    }

    private static List<String> ids(Predicate<Listed> which) {
        return DUTIES.stream().filter(which).map(Listed::id).toList();
    }

    private static String page() {
        long open = excepted("open").count();
        long foreign = excepted("not applicable").count();
        var page = new StringBuilder("""
                # Conformance

                What the specifications want of a provider, the rule that keeps it, and the test that shows it. This page is made from the
                citations in the code (`@Duty`) and from `src/test/resources/duties.txt`, by
                `./mvnw test -Dtest=ConformancePageTest -Dupdate`; every build compares. Rules are below `org.lintel` in `src/main/java`, tests in `src/test/java`.

                %d duties: %d have a rule and a test, %d are open, %d do not apply; each of these says why.
                """.formatted(DUTIES.size(), DUTIES.size() - open - foreign, open, foreign));
        Map<Specification, List<Listed>> chapters = DUTIES.stream().collect(groupingBy(Listed::of, LinkedHashMap::new, toList()));
        chapters.forEach((specification, duties) -> page.append("""

                ## [%s](%s)

                | § | duty | rule | test |
                | --- | --- | --- | --- |
                """.formatted(specification.title, specification.address))
                .append(duties.stream().map(ConformancePageTest::row).collect(joining())));
        return page.toString();
    }

    private static String row(Listed duty) {
        String rules = names(RULES, duty);
        String proofs = names(PROOFS, duty);
        return "| %s | %s | %s | %s |\n".formatted(duty.section, duty.sentence, rules,
                duty.exception == null ? proofs : proofs.isEmpty() ? "*" + duty.exception + "*" : proofs + ", *" + duty.exception + "*");
    }

    private static String names(Map<String, TreeSet<String>> cited, Listed duty) {
        return cited.getOrDefault(duty.id(), new TreeSet<>()).stream().map(name -> "`" + name + "`").collect(joining(", "));
    }

    private static Stream<Listed> excepted(String how) {
        return DUTIES.stream().filter(duty -> duty.exception != null && duty.exception.startsWith(how));
    }

    /** Who cites which duty. */
    private static Map<String, TreeSet<String>> cited(JavaClasses classes) {
        var cited = new TreeMap<String, TreeSet<String>>();
        classes.stream().filter(ConformancePageTest::cites).forEach(type -> note(cited, type, name(type)));
        members(classes).filter(ConformancePageTest::cites)
                .forEach(member -> note(cited, member, name(member.getOwner()) + "." + member.getName()));
        return cited;
    }

    private static void note(Map<String, TreeSet<String>> cited, HasAnnotations<?> citing, String name) {
        for (String id : (String[]) citing.getAnnotationOfType(Duty.class.getName()).get("value").orElseThrow()) {
            cited.computeIfAbsent(id, key -> new TreeSet<>()).add(name);
        }
    }

    private static boolean cites(HasAnnotations<?> one) {
        return one.isAnnotatedWith(Duty.class.getName());
    }

    private static Stream<JavaMember> members(JavaClasses classes) {
        return classes.stream().flatMap(type -> type.getMembers().stream());
    }

    private static String name(JavaClass type) {
        return type.getName().substring("org.lintel.".length()).replace('$', '.');
    }

    private static List<Listed> read() {
        var duties = new ArrayList<Listed>();
        Specification specification = null;
        for (String line : resource().lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList()) {
            Matcher heading = HEADING.matcher(line);
            Matcher duty = LINE.matcher(line);
            if (heading.matches()) {
                specification = new Specification(heading.group(1), heading.group(2), heading.group(3));
            } else if (duty.matches()) {
                duties.add(new Listed(specification, duty.group(1), duty.group(2), duty.group(3), duty.group(4)));
            } else {
                throw new IllegalStateException("neither a specification nor a duty: " + line);
            }
        }
        return duties;
    }

    private static String resource() {
        try (InputStream in = ConformancePageTest.class.getResourceAsStream("/duties.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
