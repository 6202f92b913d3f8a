package org.lintel.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.event.Event;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.model.Client;
import org.lintel.plugin.PlacesReport;
import org.lintel.secret.Argon2Passwords;
import org.lintel.secret.Keys;

/** When the files are taken over again, and when not. */
class RereadingTest {

    @TempDir
    Path folder;

    private final List<Configuration> taken = new ArrayList<>();

    @Test
    void h6_whatHasChangedIsTakenOver() throws IOException {
        ConfigurationFile file = read("PT5S", taken::add);
        assertThat(file.reread()).isFalse();
        write("a", "b");
        assertThat(file.reread()).isTrue();
        assertThat(clients(file)).containsExactly("a", "b");
        assertThat(taken).containsExactly(file.now());
        assertThat(file.reread()).as("again").isFalse();
    }

    /** Mounts and copies change the times of files that say the same, and may keep those of files that do not. */
    @Test
    void h6_theTimeOfAFileSaysNothing() throws IOException {
        ConfigurationFile file = read("PT5S", taken::add);
        FileTime time = Files.getLastModifiedTime(write("a"));
        Files.setLastModifiedTime(folder.resolve("lintel.json"), FileTime.fromMillis(time.toMillis() + 10_000));
        assertThat(file.reread()).isFalse();
        Files.setLastModifiedTime(write("b"), time);
        assertThat(file.reread()).isTrue();
    }

    @Test
    void h6_whatIsWrongChangesNothing() throws IOException {
        ConfigurationFile file = read("PT5S", taken::add);
        Files.writeString(folder.resolve("lintel.json"), "{\"clients\": [{}]}");
        assertThatIllegalArgumentException().isThrownBy(file::reread)
                .withMessage(folder.resolve("lintel.json") + ": line 1: clients[0] needs clientId");
        assertThat(clients(file)).containsExactly("a");
        assertThat(taken).isEmpty();
    }

    /** A database that has an entry of that name from somebody else, say. */
    @Test
    void h6_whatSomebodyRefusesChangesNothing() throws IOException {
        ConfigurationFile file = read("PT5S", next -> {
            throw next.wrong("clients[0]: \"b\" is in the database already");
        });
        write("b");
        assertThatIllegalArgumentException().isThrownBy(file::reread).withMessageContaining("line 1: clients[0]: \"b\" is in the database");
        assertThat(clients(file)).containsExactly("a");
    }

    @Test
    void h6_itCanBeSwitchedOff() throws IOException {
        for (String setting : List.of("off", "PT5S")) {
            try (var configured = configured(setting)) {
                var rereading = new Rereading();
                rereading.settings = configured.settings();
                rereading.file = read(setting, taken::add);
                write("b");
                rereading.run();
                assertThat(clients(rereading.file)).containsExactly(setting.equals("off") ? "a" : "b");
            }
        }
    }

    private ConfigurationFile read(String setting, Consumer<Configuration> observer) throws IOException {
        write("a");
        try (var configured = configured(setting)) {
            var file = new ConfigurationFile();
            file.settings = configured.settings();
            file.places = new PlacesReport();
            file.passwords = Argon2Passwords.ofDefaults();
            file.entries = new Entries();
            file.pseudonyms = Keys.pseudonyms(configured);
            file.changes = event(observer);
            file.read();
            return file;
        }
    }

    private Configured configured(String setting) {
        return Configured.with(Setting.CONFIGURATION, folder.resolve("lintel.json").toString()).and(Setting.CONFIGURATION_REREAD, setting);
    }

    @SuppressWarnings("unchecked")
    private static Event<Configuration> event(Consumer<Configuration> observer) {
        return (Event<Configuration>) Proxy.newProxyInstance(RereadingTest.class.getClassLoader(), new Class<?>[] {Event.class},
                (self, method, arguments) -> {
                    observer.accept((Configuration) arguments[0]);
                    return null;
                });
    }

    private Path write(String... clients) throws IOException {
        return Files.writeString(folder.resolve("lintel.json"), "{\"clients\": ["
                + String.join(", ", List.of(clients).stream().map(id -> "{\"clientId\": \"" + id + "\"}").toList()) + "]}");
    }

    private static List<String> clients(ConfigurationFile file) {
        return file.now().clients().stream().map(Client::clientId).toList();
    }
}
