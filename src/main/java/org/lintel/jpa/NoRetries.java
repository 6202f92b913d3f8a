package org.lintel.jpa;

import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.sessions.Session;

/**
 * For EclipseLink, which {@code persistence.xml} leads here; Hibernate never loads it. Where the database has gone away EclipseLink would
 * sleep for five seconds and try again, three times, while the caller waits instead of being told to come back.
 */
public class NoRetries implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        session.getLogin().setQueryRetryAttemptCount(0);
    }
}
