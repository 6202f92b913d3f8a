package org.lintel;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.ArchitectureTest.LINTEL;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.text.SimpleDateFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Scanner;
import java.util.TimeZone;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasReturnType;
import org.junit.jupiter.api.Test;
import org.lintel.plugin.Place;
import org.lintel.plugin.Reserve;

/** The habits of the house that can be checked. */
class HabitsTest {

    private static final DescribedPredicate<JavaClass> PLACE = describe("a place",
            type -> Stream.of(Place.values()).anyMatch(place -> type.isAssignableTo(place.type())));

    private static final int LONGEST_LINE = 140;

    private static final DescribedPredicate<JavaClass> BEAN = describe("a bean with a normal scope",
            type -> type.isMetaAnnotatedWith(NormalScope.class));

    private static final DescribedPredicate<JavaClass> ONE_IMPLEMENTATION = describe("one implementation",
            type -> type.getAllSubclasses().stream().filter(subclass -> !subclass.isInterface()).count() == 1);

    @Test
    void classesAreNamedByWhatTheyDo() {
        noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)").check(LINTEL);
    }

    /** One implementation needs no interface; a lambda is no class, and an annotation is not implemented. */
    @Test
    void interfacesOutsideSpiHaveSeveralImplementations() {
        noClasses().that().resideOutsideOfPackage("org.lintel.spi..").and().areInterfaces().and().areNotAnnotations()
                .should(have(ONE_IMPLEMENTATION)).allowEmptyShould(true).check(LINTEL);
    }

    @Test
    void everyPackageTellsItsStory() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).map(Path::getParent).distinct())
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
        }
    }

    /** A normal scope needs a constructor without parameters for its proxy, and Payara does not make one up (WELD-001410). */
    @Test
    void beansAreNotInjectedThroughConstructors() {
        constructors().that().areDeclaredInClassesThat(BEAN).should().notBeAnnotatedWith(Inject.class).allowEmptyShould(true).check(LINTEL);
    }

    @Test
    void injectedFieldsArePackagePrivate() {
        fields().that().areAnnotatedWith(Inject.class).should().bePackagePrivate().allowEmptyShould(true).check(LINTEL);
    }

    @Test
    void endpointsAreApplicationScoped() {
        classes().that().areAnnotatedWith(jakarta.ws.rs.Path.class).should().beAnnotatedWith(ApplicationScoped.class)
                .allowEmptyShould(true).check(LINTEL);
    }

    /** A bean of a place without the annotation would count as a plug-in, and no setting would choose it. */
    @Test
    void builtInsOfPlacesAreReserves() {
        classes().that(PLACE).and(BEAN).should().beAnnotatedWith(Reserve.class).allowEmptyShould(true).check(LINTEL);
        methods().that().areAnnotatedWith(Produces.class).and(HasReturnType.Predicates.rawReturnType(PLACE))
                .should().beAnnotatedWith(Reserve.class).allowEmptyShould(true).check(LINTEL);
    }

    /** Another language, character set or time zone of the machine, and something else would come out. */
    @Test
    void x9_nothingDependsOnWhereTheMachineStands() {
        noClasses().should().callMethod(String.class, "toLowerCase").orShould().callMethod(String.class, "toUpperCase")
                .orShould().callMethod(String.class, "getBytes").orShould().callConstructor(String.class, byte[].class)
                .orShould().callConstructor(String.class, byte[].class, int.class, int.class)
                .orShould().callMethod(String.class, "format", String.class, Object[].class)
                .orShould().callMethod(String.class, "formatted", Object[].class)
                .orShould().callMethod(ByteArrayOutputStream.class, "toString")
                .orShould().callConstructor(InputStreamReader.class, InputStream.class)
                .orShould().callConstructor(OutputStreamWriter.class, OutputStream.class)
                .orShould().callConstructor(PrintWriter.class, OutputStream.class)
                .orShould().callConstructor(PrintStream.class, OutputStream.class)
                .orShould().callConstructor(FileReader.class, String.class).orShould().callConstructor(FileReader.class, File.class)
                .orShould().callConstructor(FileWriter.class, String.class).orShould().callConstructor(FileWriter.class, File.class)
                .orShould().callConstructor(Scanner.class, InputStream.class)
                .orShould().callMethod(Charset.class, "defaultCharset").orShould().callMethod(Locale.class, "getDefault")
                .orShould().callMethod(ZoneId.class, "systemDefault").orShould().callMethod(TimeZone.class, "getDefault")
                .orShould().callMethod(Clock.class, "systemDefaultZone").orShould().callMethod(LocalDate.class, "now")
                .orShould().callMethod(LocalDateTime.class, "now").orShould().callMethod(ZonedDateTime.class, "now")
                .orShould().callMethod(DateTimeFormatter.class, "ofPattern", String.class)
                .orShould().callConstructor(MessageFormat.class, String.class)
                .orShould().callMethod(MessageFormat.class, "format", String.class, Object[].class)
                .orShould().callConstructor(SimpleDateFormat.class, String.class)
                .orShould().callMethod(ResourceBundle.class, "getBundle", String.class)
                .orShould().callMethod(ResourceBundle.class, "getBundle", String.class, Locale.class)
                .orShould().callMethod(ResourceBundle.class, "getBundle", String.class, Locale.class, ClassLoader.class)
                .check(LINTEL);
    }

    /** The formatter breaks code; comments are ours to break, and a string that stands alone is read better in one piece. */
    @Test
    void linesAreNotLong() throws IOException {
        for (String folder : List.of("src/main/java", "src/test/java", "samples")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                assertThat(files.filter(file -> file.toString().endsWith(".java")).flatMap(HabitsTest::longLines)).isEmpty();
            }
        }
    }

    /** A string is an import that nobody sees: who needs the address of an endpoint of another package has it from {@code Addresses}. */
    @Test
    void addressesOfEndpointsAreToldByThemselves() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/lintel"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java") && !file.toString().contains("/tokenfilter/"))
                    .filter(file -> read(file).matches("(?s).*\"/(connect|\\.well-known)/.*"))
                    .filter(file -> !read(file).contains("implements Endpoint {"))).containsExactly(
                            Path.of("src/main/java/org/lintel/config/Addresses.java"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> longLines(Path file) {
        try {
            return Files.readAllLines(file).stream().filter(line -> line.length() > LONGEST_LINE)
                    .filter(line -> !line.strip().matches("([+?:] )?\".*|`.*"))
                    .map(line -> file + ": " + line.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void reservesFillPlaces() {
        classes().that().areAnnotatedWith(Reserve.class).should().beAssignableTo(PLACE).allowEmptyShould(true).check(LINTEL);
    }
}
