package org.lintel.jpa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.lintel.model.PersistedGrant;
import org.lintel.secret.Handles;

/** A database as the version before this one left it: its tables, and rows in the JSON of that time. */
public final class PreviousTables {

    /** What alice's browser and her applications hold. */
    public static final String SESSION_COOKIE = "Xwqr3bbr42FMfeWS1fkDmOOyrxotcrbatmvre4naq5Y";
    public static final String CHECK_COOKIE = "N5v-1NgK3f0Nwi1lJOEyqA";
    public static final String OFFLINE_TOKEN = "VzCH_Ui5J6ZanhG3mRJ-22EQ8y8lxHjHjrJUxWvaDkE";
    public static final String SESSION_TOKEN = "oTREY6JLt63MzHXUMsOomynDbJewkKd3F4plPFYVI2c";
    public static final String USED_TOKEN = "ZJ8Mxu2pmNovAg1njqmC8Tcv89nUoh_zCamWPXj5PWc";
    public static final String NEXT_TOKEN = "Wf--2Y4w37nvwsprgUVV9Ce5ccAc3CjKppx5Ln66Q2g";
    public static final String REFERENCE_TOKEN = "2OaTnb7JBYVEsfbcMMd0_BRt8e9EAUwRfmDCRXmTBgM";
    public static final String CODE = "ipzB0-YsYLBOdJzT-8MD_P74hYZoe8qqJQwvQHKqZmg";

    /** What the signing keys are sealed by. */
    public static final String SERVER_KEY = Base64.getEncoder().encodeToString("1".repeat(32).getBytes());

    private static final Instant CAPTURED = Instant.parse("2026-11-30T03:05:30Z");
    private static final String ISSUER = "http://localhost:18765";
    private static final String CONSENT = "9MJCl-6JNnWkdARH7c2SFtB2jbA5Q7JvHApjax8Roaw";

    private PreviousTables() {
    }

    public static void fill(String url, String user, String password, String issuer) throws SQLException, IOException {
        try (var source = new HikariDataSource()) {
            source.setJdbcUrl(url);
            source.setUsername(user);
            source.setPassword(password);
            migrate(source, "2");
            try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
                for (String row : script(issuer, Instant.now().minusSeconds(5)).split(";\n")) {
                    statement.execute(row);
                }
            }
        }
    }

    static void migrate(DataSource source, String version) throws SQLException {
        Flyway.configure(Schema.class.getClassLoader()).dataSource(source).locations("classpath:org/lintel/jpa/migrations")
                .table("schema_history").placeholders(Schema.placeholders(source, "")).target(version).load().migrate();
    }

    /** Times move along to the present. A consent's key is made of the issuer. */
    private static String script(String issuer, Instant present) throws IOException {
        Duration later = Duration.between(CAPTURED, present);
        String script = Files.readString(Path.of("src/test/resources/upgrade/tables-2.sql")).replaceAll("(?m)^--.*\n", "");
        script = each(script, "\\b179[68]\\d{9}\\b", millis -> String.valueOf(Long.parseLong(millis) + later.toMillis()));
        script = each(script, "\\b179[68]\\d{6}\\b", seconds -> String.valueOf(Long.parseLong(seconds) + later.toSeconds()));
        script = each(script, "2026-1[12]-[0-9T:.-]+Z", time -> Instant.parse(time).plus(later).toString());
        return script.replace(CONSENT, Handles.hash(PersistedGrant.Kind.CONSENT, issuer + "\nalice-1\nweb-shop")).replace(ISSUER, issuer);
    }

    private static String each(String text, String pattern, Function<String, String> changed) {
        return Pattern.compile(pattern).matcher(text).replaceAll((MatchResult found) -> changed.apply(found.group()));
    }
}
