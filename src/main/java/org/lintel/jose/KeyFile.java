package org.lintel.jose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;

import org.lintel.config.ConfigurationException;
import org.lintel.config.Setting;
import org.lintel.model.SigningKey;

/** A file with signing keys and their certificates: PKCS#12 or PEM, as its content says. */
public final class KeyFile {

    private final Setting setting;
    private final Path file;

    /** @param setting that names the file, for complaints */
    public KeyFile(Setting setting, Path file) {
        this.setting = setting;
        this.file = file;
    }

    /**
     * Every private key in the file, in the order of {@link SigningKey#ALGORITHMS}.
     *
     * @throws ConfigurationException with a sentence that names the file
     */
    public List<SigningKey> keys(String password) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw wrong("cannot be read");
        }
        try {
            List<SigningKey> keys = isPem(content) ? Pem.keys(new String(content, StandardCharsets.UTF_8)) : Pkcs12.keys(content, password);
            if (keys.isEmpty()) {
                throw wrong("has no private key");
            }
            return keys.stream().sorted(Comparator.comparing((SigningKey key) -> SigningKey.ALGORITHMS.indexOf(key.algorithm()))).toList();
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        } catch (GeneralSecurityException e) {
            throw wrong("cannot be used: " + e.getMessage());
        }
    }

    private static boolean isPem(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
    }

    private ConfigurationException wrong(String complaint) {
        return new ConfigurationException(setting, file + " " + complaint);
    }
}
