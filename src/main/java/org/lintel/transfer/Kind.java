package org.lintel.transfer;

import java.util.Set;

/** A list of the configuration file and the table where its entries are. */
enum Kind {
    CLIENTS("clients", "clients", "client_id", Set.of("clientId", "enabled", "allowedCorsOrigins")),
    USERS("users", "users", "subject", Set.of("subject", "username", "enabled")),
    SCOPES("scopes", "scopes", "name", Set.of("name", "enabled")),
    API_RESOURCES("apiResources", "api_resources", "name", Set.of("name", "enabled")),
    OPERATORS("operators", "operators", "subject", Set.of("subject", "enabled"));

    /** In the file. */
    final String list;
    final String table;

    /** The column with the id. */
    final String id;

    /** The names that have a column of their own, and are not in the row's JSON. */
    final Set<String> columns;

    Kind(String list, String table, String id, Set<String> columns) {
        this.list = list;
        this.table = table;
        this.id = id;
        this.columns = columns;
    }
}
