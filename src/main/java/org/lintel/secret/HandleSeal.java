package org.lintel.secret;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Texts that only the holder of a handle can read. Lintel keeps the hash of a handle, not the handle: neither the database nor the server
 * key opens what is sealed under one. A handle has 256 random bits, so that HKDF makes a good key of it.
 */
public final class HandleSeal {

    private HandleSeal() {
    }

    /** @param purpose what the text is for: opened for anything else it is worth nothing */
    public static String seal(String handle, String purpose, String text) {
        return AesGcm.seal(Hkdf.derive(handle.getBytes(StandardCharsets.UTF_8), "lintel handle"), purpose, text);
    }

    /** The text that was sealed under this handle for this purpose; empty if it was not. */
    public static Optional<String> open(String handle, String purpose, String sealed) {
        return AesGcm.open(Hkdf.derive(handle.getBytes(StandardCharsets.UTF_8), "lintel handle"), purpose, sealed);
    }
}
