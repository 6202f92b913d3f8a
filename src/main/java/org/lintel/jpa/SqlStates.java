package org.lintel.jpa;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.stream.Stream;

/** What the SQLSTATE of a failure means (ISO/IEC 9075-2 §24.1; the first two characters are the class). */
final class SqlStates {

    /** What MariaDB calls "Unknown database", of the very general class 42. */
    private static final int MARIADB_NO_DATABASE = 1049;

    private static final String H2_OPEN_ELSEWHERE = "90020";

    /** "Another transaction has updated or deleted the same row". */
    private static final String H2_OTHERS_CHANGED_IT = "90131";

    private SqlStates() {
    }

    /** The SQL failure at the bottom of what a library has thrown. */
    static Optional<SQLException> in(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).limit(20)
                .filter(SQLException.class::isInstance).map(SQLException.class::cast).reduce((first, deeper) -> deeper);
    }

    /** A key that is there already (class 23), or a deadlock or serialization failure (class 40), or a lock that took too long (HYT00). */
    static boolean collision(SQLException e) {
        return of(e, "23", "40", "HYT00", H2_OTHERS_CHANGED_IT);
    }

    static boolean wrongPassword(SQLException e) {
        return of(e, "28");
    }

    static boolean noSuchDatabase(SQLException e) {
        return of(e, "3D") || e.getErrorCode() == MARIADB_NO_DATABASE;
    }

    static boolean openElsewhere(SQLException e) {
        return of(e, H2_OPEN_ELSEWHERE);
    }

    /** No connection (class 08), no more of them (53), server about to start or stop (57): all that may pass. */
    static boolean away(SQLException e) {
        return of(e, "08", "53", "57") || e instanceof SQLTransientException || e instanceof SQLRecoverableException
                || e instanceof SQLNonTransientConnectionException;
    }

    private static boolean of(SQLException e, String... classes) {
        return e.getSQLState() != null && Stream.of(classes).anyMatch(e.getSQLState()::startsWith);
    }
}
