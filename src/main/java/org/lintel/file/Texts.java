package org.lintel.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Reads texts, and remembers by their hashes what it has read: the time of a file says little where files are mounted or copied. */
final class Texts {

    private final Map<Path, String> hashes = new HashMap<>();

    String read(Path file) throws IOException {
        String text = Files.readString(file);
        hashes.put(file, hash(text));
        return text;
    }

    /** Whether any of these, or of those that were read, says something else now. */
    boolean changed(Iterable<Path> files) {
        for (Path file : files) {
            if (!hashes.containsKey(file)) {
                return true;
            }
        }
        return hashes.entrySet().stream().anyMatch(known -> !known.getValue().equals(now(known.getKey())));
    }

    private static String now(Path file) {
        try {
            return hash(Files.readString(file));
        } catch (IOException e) {
            return "";
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
