package org.lintel.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The WAR has some of the classes of a large library, and not the library: these are enough. */
class PackedHashesTest {

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"password $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
            "abc $2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i"})
    void passwordsAreCheckedByTheClassesThatAreInTheWar(String password, String hash) throws Exception {
        URL[] packed = {Path.of("target/classes/").toUri().toURL(), Path.of("target/bouncycastle/").toUri().toURL()};
        try (var loader = new URLClassLoader(packed, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(PasswordHash.class.getName());
            Method read = type.getDeclaredMethod("read", String.class);
            read.setAccessible(true);
            Object known = read.invoke(null, hash);
            Method matches = type.getDeclaredMethod("matches", byte[].class);
            matches.setAccessible(true);

            assertThat(matches.invoke(known, (Object) password.getBytes(StandardCharsets.UTF_8))).isEqualTo(true);
            assertThat(matches.invoke(known, (Object) "wrong".getBytes(StandardCharsets.UTF_8))).isEqualTo(false);
        }
    }
}
