package org.lintel.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

import org.lintel.json.JsonText;

/** What is ended beside the nodes is written down for them, so that they do not go on answering from memory. */
public final class EndingRows {

    /** What ends. */
    public enum Kind {

        /** All that has come of an authorization. */
        FAMILY,

        /** A user as they were known. */
        USER
    }

    private final Connection database;

    public EndingRows(Connection database) {
        this.database = database;
    }

    /** In the transaction that ends it. */
    public void note(String issuer, Kind kind, String ended) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement("insert into endings (issuer, kind, names, noted) values (?, ?, ?, ?)")) {
            insert.setString(1, issuer);
            insert.setString(2, kind.name());
            insert.setString(3, JsonText.value(List.of(ended)).toString());
            insert.setLong(4, System.currentTimeMillis());
            insert.executeUpdate();
        }
    }
}
