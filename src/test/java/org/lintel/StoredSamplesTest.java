package org.lintel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.json.JsonText;
import org.lintel.json.RecordJson;
import org.lintel.json.StoredJson;
import org.lintel.model.ApiResource;
import org.lintel.model.Appointment;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.Role;
import org.lintel.model.Scope;
import org.lintel.model.Topic;
import org.lintel.model.Translations;

/** Every stored record in every shape that it ever had: {@code src/test/resources/stored}. */
class StoredSamplesTest {

    private static final Path FOLDER = Path.of("src/test/resources/stored");

    /** What is listed is stored as a whole, and read with the defaults of the configuration file. */
    private static final Map<Class<?>, Record> DEFAULTS = Map.of(
            Client.class, Client.builder("default").build(),
            Scope.class, Scope.resource("default").build(),
            ApiResource.class, ApiResource.builder("default").build(),
            Appointment.class, Appointment.of("default", Role.AUDITOR));

    /** Excluded by another one. */
    private static final Set<String> MISSING = Set.of("jwksUri");

    private static final Map<String, Class<?>> TYPES = storedTypes().stream()
            .collect(Collectors.toMap(StoredSamplesTest::name, Function.identity()));

    /** The records of which some class says that it reads them from what was stored. */
    private static Set<Class<?>> storedTypes() {
        return ArchitectureTest.LINTEL.stream().filter(StoredSamplesTest::reads)
                .flatMap(reader -> reader.getCodeUnits().stream()).flatMap(unit -> unit.getReferencedClassObjects().stream())
                .map(literal -> literal.getRawType().reflect()).filter(Class::isRecord).collect(Collectors.toSet());
    }

    private static boolean reads(JavaClass type) {
        return type.getMethodCallsFromSelf().stream().anyMatch(call -> call.getName().equals("read")
                && (call.getTargetOwner().isEquivalentTo(StoredJson.class)
                        || call.getTargetOwner().isAssignableTo("org.lintel.jpa.ListedRow")));
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    static List<Path> newest() throws IOException {
        return List.copyOf(samples().stream().collect(Collectors.toMap(StoredSamplesTest::type, Function.identity(),
                (one, other) -> Stream.of(one, other).max(Comparator.comparing(StoredSamplesTest::shape)).orElseThrow())).values());
    }

    @Test
    void everyStoredRecordHasASample() throws IOException {
        assertThat(samples()).extracting(StoredSamplesTest::type).containsAll(TYPES.keySet()).isSubsetOf(TYPES.keySet());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyShapeStaysReadable(Path sample) throws IOException {
        Map<String, Object> stored = content(sample);
        Map<String, Object> today = written(read(sample));
        today.keySet().retainAll(stored.keySet());

        assertThat(today).as("what it still says").isNotEmpty().allSatisfy((name, value) -> assertThat(stored).containsKey(name));
    }

    /** Else the shape is a new one, and wants a sample beside the others. */
    @ParameterizedTest
    @MethodSource("newest")
    void theNewestSampleIsWhatIsWrittenToday(Path sample) throws IOException {
        assertThat(written(read(sample))).isEqualTo(content(sample));
        complete(TYPES.get(type(sample)), content(sample), sample.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatANewerVersionAddsIsPassedOver(Path sample) throws IOException {
        String more = Files.readString(sample).replaceFirst("\\{", "{\"ofAnotherDay\":{\"a\":[1]},")
                .replaceFirst("(\"authorization\"|\"message\"|\"signIn\"): \\{", "$1:{\"ofAnotherDay\":1,");

        assertThat(read(sample, more)).isEqualTo(read(sample));
    }

    /** An older node would give more than was given. */
    @Test
    void whatNarrowsIsNotPassedOver() throws IOException {
        Path sample = FOLDER.resolve("Authorization.2.json");
        String more = Files.readString(sample).replaceFirst("\"constraints\": \\{", "\"constraints\": {\"onSundays\": false,");

        assertThatIllegalArgumentException().isThrownBy(() -> read(sample, more)).withMessageContaining("unknown name \"onSundays\"");
    }

    private static void complete(Class<?> type, Map<?, ?> object, String where) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType().isAnnotationPresent(Topic.class)) {
                complete(component.getType(), object, where);
            } else if (component.getType() != Translations.class && !MISSING.contains(component.getName())) {
                assertThat(object.get(component.getName())).as(where + " has " + component.getName()).isNotNull();
                if (component.getType().isRecord() && component.getType() != Claims.class) {
                    complete(component.getType(), (Map<?, ?>) object.get(component.getName()), where);
                }
            }
        }
    }

    private static Record read(Path sample) throws IOException {
        return read(sample, Files.readString(sample));
    }

    private static Record read(Path sample, String text) {
        return read(TYPES.get(type(sample)).asSubclass(Record.class), text);
    }

    private static <T extends Record> T read(Class<T> type, String text) {
        return StoredJson.read(type, JsonText.read(text), type.cast(DEFAULTS.get(type)), "sample");
    }

    private static Map<String, Object> written(Record record) {
        String text = DEFAULTS.containsKey(record.getClass()) ? JsonText.write(RecordJson.write(record)) : StoredJson.write(record);
        return JsonText.plain(JsonText.read(text));
    }

    private static Map<String, Object> content(Path sample) throws IOException {
        return JsonText.plain(JsonText.read(Files.readString(sample)));
    }

    private static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private static String type(Path sample) {
        return sample.getFileName().toString().replaceFirst("\\.\\d+\\.json$", "");
    }

    private static int shape(Path sample) {
        return Integer.parseInt(sample.getFileName().toString().replaceFirst(".*\\.(\\d+)\\.json$", "$1"));
    }
}
