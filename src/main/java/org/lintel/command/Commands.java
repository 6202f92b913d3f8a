package org.lintel.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.lintel.config.ConfigurationException;
import org.lintel.model.LocalUser;
import org.lintel.secret.Argon2Passwords;
import org.lintel.transfer.Administrators;

/** {@code java -jar lintel.war …}: what an operator does without a console to sign in to. */
public final class Commands {

    private static final String USAGE = """
            Lintel is a web application: put this file on a Jakarta EE 10 server. On the command line it knows

              java -jar lintel.war user NAME    asks for a password and prints an entry for the list "users" of the configuration file
              java -jar lintel.war hash         asks for a password and prints its hash

              java -jar lintel.war lock user NAME SETTINGS      ends all of the user's sessions and tokens, and lets nobody in
              java -jar lintel.war lock client ID SETTINGS      makes the client unknown, and revokes what it has
              java -jar lintel.war unlock user NAME SETTINGS    (or client ID) ends that

              java -jar lintel.war administrator NAME SETTINGS  makes the user an administrator; --subject SUBJECT instead of NAME
                                                                for one whom the database does not have

              java -jar lintel.war audit verify SETTINGS        says whether entries of the audit log were altered or removed

              java -jar lintel.war export SETTINGS              prints what is in the database as a configuration file
              java -jar lintel.war apply SETTINGS FILE…         makes the database what the files say, all of it or nothing:
                  --dry-run       shows the difference only
                  --overwrite     also what others have made or changed meanwhile
              java -jar lintel.war apply --server ISSUER FILE…  does so by the API of a server that runs, with the access token in
                                                                the environment variable LINTEL_TOKEN, or:
                  --token-file F  that stands in a file
                  --client ID     that this client gets, whose secret is in the environment variable LINTEL_CLIENT_SECRET

              java -jar lintel.war move out SETTINGS            prints all that the database has of the issuer, sessions and tokens too
              java -jar lintel.war move in SETTINGS FILE        puts that into another database, all of it or nothing:
                  --overwrite     even if it has users, sessions or grants of the issuer already

              java -jar lintel.war import keycloak FILE         prints the export of a realm as a configuration file
              java -jar lintel.war import identityserver4 --jdbc URL [--user NAME] [--driver JAR]
                                                                the same of a database of IdentityServer3, 4 or Duende IdentityServer

            The password is asked for twice on a terminal; otherwise it is the first line of the standard input. SETTINGS is the file with
            the settings that the server is given; the database that it names is changed, and nodes that run see it within ten seconds.
            The password of --user is the first line of the standard input.""";

    private Commands() {
    }

    /** Whether it could be done; if not, the standard error says why. */
    public static boolean run(String... arguments) throws IOException {
        try {
            System.out.println(answer(arguments));
            return true;
        } catch (IllegalArgumentException | ConfigurationException e) {
            System.err.println(e.getMessage());
            return false;
        } catch (SQLException e) {
            System.err.println("The database refuses this: " + e.getMessage());
            return false;
        }
    }

    private static String answer(String... arguments) throws IOException, SQLException {
        String command = arguments.length == 0 ? "" : arguments[0];
        if (command.equals("user") && arguments.length == 2) {
            return user(arguments[1], password());
        } else if (command.equals("hash") && arguments.length == 1) {
            return hash(password());
        } else if (command.matches("(un)?lock") && arguments.length == 4 && arguments[1].matches("user|client")) {
            return lockout(command, Lockout.Who.valueOf(arguments[1].toUpperCase(Locale.ROOT)), arguments[2], Path.of(arguments[3]));
        } else if (command.equals("audit") && arguments.length == 3 && arguments[1].equals("verify")) {
            return verify(Path.of(arguments[2]));
        }
        List<String> rest = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
        return switch (command) {
            case "export" -> Transfers.export(rest).orElseThrow(Commands::usage);
            case "apply" -> Transfers.apply(rest).orElseThrow(Commands::usage);
            case "move" -> Moves.run(rest).orElseThrow(Commands::usage);
            case "administrator" -> administrator(rest);
            case "import" -> Imports.run(rest).orElseThrow(Commands::usage);
            default -> throw usage();
        };
    }

    private static IllegalArgumentException usage() {
        return new IllegalArgumentException(USAGE);
    }

    private static String verify(Path settings) throws IOException {
        try (Connection database = new OperatorsDatabase(settings).connect()) {
            return new AuditCheck(database).verify();
        } catch (SQLException e) {
            throw new IllegalArgumentException("The audit log cannot be read: " + e.getMessage(), e);
        }
    }

    private static String administrator(List<String> arguments) throws IOException, SQLException {
        boolean bySubject = arguments.size() == 3 && arguments.get(0).equals("--subject");
        if (!bySubject && arguments.size() != 2) {
            throw usage();
        }
        var settings = new OperatorsDatabase(Path.of(arguments.get(arguments.size() - 1)));
        try (Connection database = settings.connect()) {
            var administrators = new Administrators(database, settings.issuer());
            String name = arguments.get(arguments.size() - 2);
            administrators.appoint(bySubject ? name : administrators.subject(name), System.getProperty("user.name"));
            return name + " is an administrator.";
        }
    }

    private static String lockout(String command, Lockout.Who who, String name, Path settings) throws IOException {
        try (Connection database = new OperatorsDatabase(settings).connect()) {
            var lockout = new Lockout(database, who, name);
            return command.equals("lock") ? lockout.lock() : lockout.unlock();
        } catch (SQLException e) {
            throw new IllegalArgumentException("Not done, try again: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException("Interrupted: try again.", e);
        }
    }

    /** An entry with a subject that no user has had before. */
    static String user(String name, String password) {
        LocalUser user = LocalUser.builder(UUID.randomUUID().toString()).username(name).passwordHash(hash(password)).build();
        // by hand: JSON-P comes with the server, and here there is none
        return "{\"subject\": \"" + user.subject() + "\", \"username\": \"" + name.replace("\\", "\\\\").replace("\"", "\\\"")
                + "\", \"passwordHash\": \"" + user.passwordHash() + "\"}";
    }

    private static String hash(String password) {
        return Argon2Passwords.ofDefaults().hash(password);
    }

    @SuppressWarnings("SystemConsoleNull") // not with that property
    static String password() throws IOException {
        // from Java 22 on there would be one even where the input is a file or a pipe
        System.setProperty("jdk.console", "java.base");
        Console console = System.console();
        if (console == null) {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return accepted(line == null ? "" : line);
        }
        String password = accepted(new String(console.readPassword("Password: ")));
        if (!password.equals(new String(console.readPassword("Once more: ")))) {
            throw new IllegalArgumentException("The two are different.");
        }
        return password;
    }

    private static String accepted(String password) {
        if (password.isEmpty()) {
            throw new IllegalArgumentException("A password cannot be empty.");
        }
        return password;
    }
}
