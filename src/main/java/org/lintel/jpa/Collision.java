package org.lintel.jpa;

/** Another transaction was at the same rows and came first: nothing has happened, and it may be tried again. */
class Collision extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Collision(Throwable cause) {
        super(cause);
    }

    Collision(String reason) {
        super(reason);
    }
}
