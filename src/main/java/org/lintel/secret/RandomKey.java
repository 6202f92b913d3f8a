package org.lintel.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;

import org.lintel.config.ConfigurationException;
import org.lintel.config.Setting;

/** 32 random bytes, as the Base64 of a setting or, in development, of a file that is made once. */
final class RandomKey {

    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomKey() {
    }

    static byte[] decode(Setting setting, String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            if (key.length == LENGTH) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // told below: not even Base64
        }
        throw new ConfigurationException(setting, "is the Base64 of 32 random bytes, made by: openssl rand -base64 32");
    }

    static String keptOnDisk(Path file) {
        try {
            if (Files.notExists(file)) {
                PrivateFiles.createDirectory(file.getParent());
                byte[] fresh = new byte[LENGTH];
                RANDOM.nextBytes(fresh);
                PrivateFiles.create(file);
                Files.writeString(file, Base64.getEncoder().encodeToString(fresh), StandardOpenOption.WRITE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ConfigurationException(Setting.DIRECTORY, "cannot keep " + file + ": " + e.getMessage());
        }
    }
}
