package org.lintel.model;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * A record in its place in an {@link org.lintel.spi.AuditLog}: entries are numbered without gaps, and each has the hash of the one before
 * in its own, so that one that is altered, removed or put in between shows. {@link AuditVerification} looks for that.
 *
 * @param position of the entry in the log of its issuer, from 1 on
 * @param record   what happened
 * @param previous the hash of the entry before, {@link #BEGINNING} for the first one
 * @param hash     SHA-256 of all of the above, in hexadecimal digits
 */
public record AuditEntry(long position, AuditRecord record, String previous, String hash) {

    /** What the first entry has before it. */
    public static final String BEGINNING = "0".repeat(64);

    /** The entry that follows one with this position and hash. */
    public static AuditEntry next(long position, String hash, AuditRecord record) {
        return new AuditEntry(position + 1, record, hash, hash(position + 1, hash, record));
    }

    /** Whether the entry is as it was appended. */
    public boolean intact() {
        return hash.equals(hash(position, previous, record));
    }

    /** Each text with its length before it: what stands in one component cannot be moved into the next. */
    private static String hash(long position, String previous, AuditRecord record) {
        AuditActor by = record.by();
        AuditObject about = record.about();
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(position);
            out.writeLong(record.moment().toEpochMilli());
            write(out, previous);
            write(out, record.kind());
            write(out, by.clientId());
            write(out, by.subject());
            write(out, by.address());
            write(out, by.request());
            write(out, about == null ? null : about.type());
            write(out, about == null ? null : about.id());
            write(out, record.before());
            write(out, record.after());
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void write(DataOutputStream out, @Nullable String text) {
        try {
            byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(text == null ? -1 : bytes.length);
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
