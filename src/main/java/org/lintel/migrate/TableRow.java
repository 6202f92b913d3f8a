package org.lintel.migrate;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** @param columns by their names in lower case; a database has its own idea of what a flag is */
record TableRow(Map<String, Object> columns) {

    boolean has(String column) {
        return columns.get(column.toLowerCase(Locale.ROOT)) != null;
    }

    @Nullable
    String text(String column) {
        Object value = columns.get(column.toLowerCase(Locale.ROOT));
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    /** The text of the first of these columns that there is. */
    String first(String... names) {
        return Stream.of(names).filter(this::has).map(this::text).findFirst().orElse("");
    }

    /** {@code null} where there is no such column. */
    @Nullable
    Boolean flag(String column) {
        Object value = columns.get(column.toLowerCase(Locale.ROOT));
        return value instanceof Number number ? (Boolean) (number.intValue() != 0)
                : value == null ? null : (Boolean) Boolean.parseBoolean(value.toString());
    }

    boolean flag(String column, boolean otherwise) {
        Boolean flag = flag(column);
        return flag == null ? otherwise : flag;
    }

    /** Those above zero; zero often says "never" or "for ever" there. */
    @Nullable
    Integer number(String column) {
        Object value = columns.get(column.toLowerCase(Locale.ROOT));
        return value instanceof Number number && number.intValue() > 0 ? (Integer) number.intValue() : null;
    }

    /** Of an enumeration. */
    int constant(String column, int otherwise) {
        return columns.get(column.toLowerCase(Locale.ROOT)) instanceof Number number ? number.intValue() : otherwise;
    }

    /** In UTC, as {@code DateTime} is kept there. */
    @Nullable
    Instant moment(String column) {
        Object value = columns.get(column.toLowerCase(Locale.ROOT));
        if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime().toInstant(ZoneOffset.UTC);
        } else if (value instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC);
        }
        return value instanceof OffsetDateTime moment ? moment.toInstant() : null;
    }
}
