package org.lintel.manage;

import org.jspecify.annotations.Nullable;

/** That something cannot be done for an operator; nothing has changed. The message is a sentence for the operator. */
public class ManagementException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** There is no such thing. */
        UNKNOWN,
        /** There is one already, of this id or of a name that has to be unique. */
        EXISTS,
        /** It has changed since the operator looked at it. */
        STALE,
        /** The configuration file lists it, and changes of it are made there. */
        LISTED,
        /** Others have made or changed what is to be changed. */
        DRIFTED,
        /** What was asked for breaks a rule. */
        INVALID,
        /** The store that has it cannot be managed here. */
        KEPT_ELSEWHERE,
        /** The operator may not do so. */
        FORBIDDEN
    }

    private final Reason reason;
    private final @Nullable String pointer;

    public ManagementException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** @param pointer to the member that is wrong (RFC 6901), or {@code null} */
    public ManagementException(Reason reason, String message, @Nullable String pointer) {
        super(message);
        this.reason = reason;
        this.pointer = pointer;
    }

    static ManagementException forbidden(String message) {
        return new ManagementException(Reason.FORBIDDEN, message);
    }

    public Reason reason() {
        return reason;
    }

    /** To the member that is wrong (RFC 6901), or {@code null}. */
    public @Nullable String pointer() {
        return pointer;
    }
}
