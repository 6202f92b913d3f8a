package org.lintel.issue;

import org.lintel.model.Client;

/** For the tests of others: {@code alice} is {@code alice@SECTOR} for a pairwise client, and so are sessions. */
public final class SubjectsOf {

    private SubjectsOf() {
    }

    public static Subjects readable() {
        return new Subjects() {
            @Override
            public String sub(Client client, String subject) {
                return client.subjectType() == Client.SubjectType.PAIRWISE ? subject + "@" + client.sector() : subject;
            }

            @Override
            public String sid(Client client, String sid) {
                return sub(client, sid);
            }
        };
    }
}
