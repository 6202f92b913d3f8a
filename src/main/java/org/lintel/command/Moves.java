package org.lintel.command;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.lintel.secret.SealedSecrets;
import org.lintel.transfer.MoveIn;
import org.lintel.transfer.MoveOut;

/** All of an issuer from one database to another, sessions and tokens included. Empty for arguments that say nothing of that kind. */
final class Moves {

    private static final String OVERWRITE = "--overwrite";

    private Moves() {
    }

    static Optional<String> run(List<String> arguments) throws IOException, SQLException {
        if (arguments.size() == 2 && arguments.get(0).equals("out")) {
            return Optional.of(out(new OperatorsDatabase(Path.of(arguments.get(1)))));
        }
        boolean overwrite = arguments.contains(OVERWRITE);
        List<String> rest = arguments.stream().filter(argument -> !argument.equals(OVERWRITE)).toList();
        if (rest.size() != 3 || !rest.get(0).equals("in")) {
            return Optional.empty();
        }
        return Optional.of(in(new OperatorsDatabase(Path.of(rest.get(1))), Path.of(rest.get(2)), overwrite));
    }

    /** Written while it is read. */
    private static String out(OperatorsDatabase settings) throws IOException, SQLException {
        try (Connection database = settings.connect()) {
            Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            String said = new MoveOut(database, settings.issuer(), SealedSecrets.of(settings.keys())).write(out);
            out.flush();
            System.err.println(said);
            return "";
        }
    }

    private static String in(OperatorsDatabase settings, Path file, boolean overwrite) throws IOException, SQLException {
        try (BufferedReader in = Files.newBufferedReader(file); Connection database = settings.connect()) {
            return new MoveIn(database, settings.issuer(), SealedSecrets.of(settings.keys())).read(in, overwrite);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file " + file + ".", e);
        }
    }
}
