package org.lintel.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.lintel.model.LocalUser;
import org.lintel.secret.Argon2Passwords;

/** {@code java -jar lintel.war …}: what an operator needs before there is anybody who could sign in to a console. */
public final class Commands {

    private static final String USAGE = """
            Lintel is a web application: put this file on a Jakarta EE 10 server. On the command line it knows

              java -jar lintel.war user NAME    asks for a password and prints an entry for the list "users" of the configuration file
              java -jar lintel.war hash         asks for a password and prints its hash

            The password is asked for twice on a terminal; otherwise it is the first line of the standard input.""";

    private Commands() {
    }

    /** Whether it could be done; if not, the standard error says why. */
    public static boolean run(String... arguments) throws IOException {
        try {
            System.out.println(answer(arguments));
            return true;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return false;
        }
    }

    private static String answer(String... arguments) throws IOException {
        String command = arguments.length == 0 ? "" : arguments[0];
        if (command.equals("user") && arguments.length == 2) {
            return user(arguments[1], password());
        } else if (command.equals("hash") && arguments.length == 1) {
            return hash(password());
        }
        throw new IllegalArgumentException(USAGE);
    }

    /** An entry with a subject that nobody has had before. */
    static String user(String name, String password) {
        LocalUser user = LocalUser.builder(UUID.randomUUID().toString()).username(name).passwordHash(hash(password)).build();
        // by hand: JSON-P comes with the server, and here there is none
        return "{\"subject\": \"" + user.subject() + "\", \"username\": \"" + name.replace("\\", "\\\\").replace("\"", "\\\"")
                + "\", \"passwordHash\": \"" + user.passwordHash() + "\"}";
    }

    private static String hash(String password) {
        return Argon2Passwords.ofDefaults().hash(password);
    }

    private static String password() throws IOException {
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
