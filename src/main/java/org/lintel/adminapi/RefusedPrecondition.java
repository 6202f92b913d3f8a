package org.lintel.adminapi;

/** That a request which would change something does not say of which version, or in no way that holds. */
class RefusedPrecondition extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedPrecondition(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
