package org.lintel.command;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.json.JsonObject;

import org.lintel.file.Configuration;
import org.lintel.file.ConfigurationReader;
import org.lintel.file.Entries;
import org.lintel.model.AuditActor;
import org.lintel.secret.Argon2Passwords;
import org.lintel.secret.SealedSecrets;
import org.lintel.transfer.Apply;
import org.lintel.transfer.Export;

/** What is in the database as a file, and the other way round. Each is empty for arguments that say neither. */
final class Transfers {

    private static final String DRY_RUN = "--dry-run";
    private static final String OVERWRITE = "--overwrite";
    private static final Set<String> FLAGS = Set.of(DRY_RUN, OVERWRITE);
    private static final Set<String> VALUES = Set.of("--server", "--token-file", "--client");

    /** No address: who runs a command is known to the machine and not to us. */
    private static final AuditActor COMMAND = new AuditActor(null, null, "lintel apply", null);

    /** What stands on a command line. */
    private record Said(Map<String, String> values, Set<String> flags, List<Path> paths) {

        /** Empty if there is something that nobody knows. */
        static Optional<Said> of(List<String> arguments) {
            var said = new Said(new HashMap<>(), new HashSet<>(), new ArrayList<>());
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                if (VALUES.contains(argument) && i + 1 < arguments.size()) {
                    said.values.put(argument, arguments.get(++i));
                } else if (FLAGS.contains(argument)) {
                    said.flags.add(argument);
                } else if (argument.startsWith("--")) {
                    return Optional.empty();
                } else {
                    said.paths.add(Path.of(argument));
                }
            }
            return Optional.of(said);
        }

        boolean dryRun() {
            return flags.contains(DRY_RUN);
        }

        boolean overwrite() {
            return flags.contains(OVERWRITE);
        }
    }

    private Transfers() {
    }

    /** Written while it is read: there may be a million users. */
    static Optional<String> export(List<String> arguments) throws IOException, SQLException {
        if (arguments.size() != 1) {
            return Optional.empty();
        }
        var settings = new OperatorsDatabase(Path.of(arguments.get(0)));
        try (Connection database = settings.connect()) {
            Writer out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
            System.err.print(new Export(database, settings.issuer()).write(out));
            out.flush();
            return Optional.of("");
        }
    }

    static Optional<String> apply(List<String> arguments) throws IOException, SQLException {
        Said said = Said.of(arguments).orElse(null);
        if (said == null) {
            return Optional.empty();
        }
        if (said.values.containsKey("--server")) {
            return said.paths.isEmpty() ? Optional.empty() : Optional.of(applyThere(said));
        }
        return said.paths.size() < 2 || !said.values.isEmpty() ? Optional.empty() : Optional.of(applyHere(said));
    }

    private static String applyHere(Said said) throws IOException, SQLException {
        var settings = new OperatorsDatabase(said.paths.get(0));
        var passwords = Argon2Passwords.ofDefaults();
        SealedSecrets secrets = SealedSecrets.of(settings.keys());
        Configuration wanted = new ConfigurationReader(Entries.of(secrets), passwords, System::getenv)
                .read(said.paths.subList(1, said.paths.size()));
        try (Connection database = settings.connect()) {
            return new Apply(database, settings.issuer(), passwords, secrets, COMMAND)
                    .apply(wanted, lists -> {}, said.dryRun(), said.overwrite());
        }
    }

    /** What the files refer to is here, and what makes of passwords and secrets what is kept is there. */
    private static String applyThere(Said said) throws IOException {
        JsonObject lists = new ConfigurationReader(Entries.of(SealedSecrets.of(List.of())), Argon2Passwords.ofDefaults(), System::getenv)
                .joined(said.paths);
        var server = new ServerApply(said.values.get("--server"));
        return server.apply(token(server, said), lists, said.dryRun(), said.overwrite());
    }

    private static String token(ServerApply server, Said said) throws IOException {
        if (said.values.containsKey("--token-file")) {
            return Files.readString(Path.of(said.values.get("--token-file"))).strip();
        }
        return said.values.containsKey("--client")
                ? server.token(said.values.get("--client"), environment("LINTEL_CLIENT_SECRET"))
                : environment("LINTEL_TOKEN");
    }

    private static String environment(String name) {
        return Optional.ofNullable(System.getenv(name)).map(String::strip).filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("There is no environment variable " + name + "."));
    }
}
