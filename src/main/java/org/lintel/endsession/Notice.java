package org.lintel.endsession;

/**
 * What one client has to be told: that a session ended.
 *
 * @param attempt which attempt is next; the first is 1
 * @param since   when the session ended, by {@link System#nanoTime()}
 */
record Notice(String clientId, String subject, String sid, int attempt, long since) {

    Notice again() {
        return new Notice(clientId, subject, sid, attempt + 1, since);
    }

    long millis() {
        return (System.nanoTime() - since) / 1_000_000;
    }
}
