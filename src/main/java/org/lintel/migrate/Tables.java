package org.lintel.migrate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of a database, whatever the case of their names there, and in whichever schema they are. */
final class Tables {

    private final Connection database;
    private final Map<String, String> names = new HashMap<>();

    Tables(Connection database) throws SQLException {
        this.database = database;
        String quote = database.getMetaData().getIdentifierQuoteString();
        try (ResultSet tables = database.getMetaData().getTables(database.getCatalog(), null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                String schema = tables.getString("TABLE_SCHEM");
                String name = tables.getString("TABLE_NAME");
                names.put(name.toLowerCase(Locale.ROOT),
                        (schema == null ? "" : quote + schema + quote + ".") + quote + name + quote);
            }
        }
    }

    boolean has(String table) {
        return names.containsKey(table.toLowerCase(Locale.ROOT));
    }

    /** Every row of the first of these tables that there is. */
    List<TableRow> rows(String... tables) throws SQLException {
        for (String table : tables) {
            if (has(table)) {
                return read(names.get(table.toLowerCase(Locale.ROOT)));
            }
        }
        return List.of();
    }

    /** The same by the row that each belongs to, whose key is in the first of these columns that there is. */
    Map<String, List<TableRow>> children(List<String> tables, String... keys) throws SQLException {
        return rows(tables.toArray(String[]::new)).stream().collect(Collectors.groupingBy(row -> row.first(keys)));
    }

    private List<TableRow> read(String table) throws SQLException {
        var rows = new ArrayList<TableRow>();
        try (Statement select = database.createStatement(); ResultSet result = select.executeQuery("select * from " + table)) {
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                var row = new LinkedHashMap<String, Object>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), result.getObject(i));
                }
                rows.add(new TableRow(row));
            }
        }
        return rows;
    }
}
