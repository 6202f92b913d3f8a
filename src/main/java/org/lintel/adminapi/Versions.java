package org.lintel.adminapi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;

import org.lintel.manage.Entry;

/** Versions as entity tags (RFC 9110 §8.8.3, §13.1). */
final class Versions {

    private static final Pattern TAG = Pattern.compile("\\s*\"([0-9]{1,18})\"\\s*");
    /** RFC 6585 §3. */
    private static final int PRECONDITION_REQUIRED = 428;

    private Versions() {
    }

    static EntityTag tag(Entry entry) {
        return new EntityTag(Long.toString(entry.version()));
    }

    /**
     * The version that {@code If-Match} names.
     *
     * @throws RefusedPrecondition if there is no such header: a change that overwrites what the caller has not seen is none
     */
    static long ifMatch(String header) {
        if (header == null) {
            throw new RefusedPrecondition(PRECONDITION_REQUIRED, "A change names the version that it was made of, in If-Match.");
        }
        Matcher tag = TAG.matcher(header);
        if (!tag.matches()) {
            throw new RefusedPrecondition(Response.Status.PRECONDITION_FAILED.getStatusCode(),
                    "If-Match is the ETag of one version, as it was told.");
        }
        return Long.parseLong(tag.group(1));
    }
}
