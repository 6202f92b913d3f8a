package org.lintel.command;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.lintel.file.Configuration;
import org.lintel.file.ConfigurationReader;
import org.lintel.file.Entries;
import org.lintel.secret.Argon2Passwords;
import org.lintel.secret.SealedSecrets;
import org.lintel.transfer.Apply;
import org.lintel.transfer.Export;

/** What is in the database as a file, and the other way round. Each is empty for arguments that say neither. */
final class Transfers {

    private static final String DRY_RUN = "--dry-run";
    private static final String OVERWRITE = "--overwrite";

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
        List<String> paths = arguments.stream().filter(argument -> !argument.startsWith("--")).toList();
        if (paths.size() < 2 || !Set.of(DRY_RUN, OVERWRITE).containsAll(
                arguments.stream().filter(argument -> argument.startsWith("--")).toList())) {
            return Optional.empty();
        }
        var settings = new OperatorsDatabase(Path.of(paths.get(0)));
        var passwords = Argon2Passwords.ofDefaults();
        SealedSecrets secrets = SealedSecrets.of(settings.keys());
        Configuration wanted = new ConfigurationReader(Entries.of(secrets), passwords, System::getenv)
                .read(paths.subList(1, paths.size()).stream().map(Path::of).toList());
        try (Connection database = settings.connect()) {
            return Optional.of(new Apply(database, settings.issuer(), passwords, secrets)
                    .apply(wanted, arguments.contains(DRY_RUN), arguments.contains(OVERWRITE)));
        }
    }
}
