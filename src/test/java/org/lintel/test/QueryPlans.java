package org.lintel.test;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How PostgreSQL does the statements that really run in a database, with their parameters: it writes each plan down ({@code auto_explain}).
 * Of connections that were opened since.
 */
public final class QueryPlans {

    private static final Pattern PLAN = Pattern.compile("plan:\n\tQuery Text: ((?:[^\n]*\n)(?:\t[^\n]*\n)*)");

    /**
     * @param text the SQL, and the plan in the lines after it
     */
    public record Plan(String text) {

        /** Whether it reads one of these tables from one end to the other. */
        public boolean scans(String tables) {
            return Pattern.compile("Seq Scan on (" + tables + ")\\b").matcher(text).find();
        }
    }

    private final DatabaseProcess server;
    private int read;

    private QueryPlans(DatabaseProcess server) {
        this.server = server;
    }

    /** From now on. */
    public static QueryPlans of(DatabaseServer.Database database) throws SQLException {
        DatabaseProcess server = DatabaseServer.POSTGRESQL.server();
        String name = database.url().replaceFirst(".*/", "");
        for (String setting : List.of("session_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0")) {
            DatabaseServer.execute("jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres",
                    "alter database " + name + " set " + setting);
        }
        var plans = new QueryPlans(server);
        plans.next();
        return plans;
    }

    /** Those since the last call. */
    public List<Plan> next() {
        String log = server.log();
        Matcher plan = PLAN.matcher(log);
        var plans = new ArrayList<Plan>();
        for (int from = read; plan.find(from); from = plan.end()) {
            plans.add(new Plan(plan.group(1)));
        }
        read = log.length();
        return plans;
    }
}
