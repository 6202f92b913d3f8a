package org.lintel.counting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * {@code jdbc:counting:h2:…} is {@code jdbc:h2:…}, but each statement, commit and rollback becomes a line of the file that the system
 * property {@value #FILE} names: the thread, a tab, the SQL.
 */
public final class CountingDriver implements Driver {

    public static final String FILE = "statements.file";
    private static final String PREFIX = "jdbc:counting:";
    private static final Set<String> ENDS = Set.of("commit", "rollback");

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        String real = "jdbc:" + url.substring(PREFIX.length());
        for (Driver driver : ServiceLoader.load(Driver.class, CountingDriver.class.getClassLoader())) {
            if (!(driver instanceof CountingDriver) && driver.acceptsURL(real)) {
                return counted(driver.connect(real, info));
            }
        }
        throw new SQLException("no driver for " + real);
    }

    private static Connection counted(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (ENDS.contains(method.getName())) {
                note(method.getName());
            }
            Object result = call(connection, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return counted(PreparedStatement.class, statement, (String) arguments[0]);
            }
            return result instanceof Statement statement ? counted(Statement.class, statement, null) : result;
        });
    }

    private static <T extends Statement> T counted(Class<T> type, T statement, String prepared) {
        return proxy(type, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                note(arguments == null ? prepared : String.valueOf(arguments[0]));
            }
            return call(statement, method, arguments);
        });
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(CountingDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static synchronized void note(String sql) {
        try {
            Files.writeString(Path.of(System.getProperty(FILE)),
                    Thread.currentThread().getName() + "\t" + sql.replaceAll("\\s+", " ") + "\n",
                    StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What has been written so far. */
    public static Stream<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).stream() : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
