package org.lintel.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;

import org.junit.jupiter.api.Test;
import org.lintel.config.ConfigurationException;

/** Plug-ins that the running Java cannot read. */
class NewerClassesTest {

    private static final byte[] OF_17 = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61, 0, 1};
    private static final byte[] OF_21 = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 65, 0, 1};

    private final Map<String, byte[]> war = new LinkedHashMap<>();

    @Test
    void x62_aNewerClassInAJarStopsTheStart() throws IOException {
        war.put("/WEB-INF/lib/good.jar", jar("com/example/Good.class", OF_17));
        war.put("/WEB-INF/lib/hr.jar", jar("com/example/Old.class", OF_17, "com/example/hr/New.class", OF_21));
        stops("hr.jar: com.example.hr.New was compiled for Java 21, but this is Java 17, and the server would do without it: "
                + "compile it with --release 17, or run Lintel on Java 21");
    }

    /** As WildFly shows jars. */
    @Test
    void x62_aNewerClassInAJarThatIsShownAsAFolderStopsTheStart() {
        war.put("/WEB-INF/lib/hr.jar/com/example/Old.class", OF_17);
        war.put("/WEB-INF/lib/hr.jar/com/example/hr/New.class", OF_21);
        stops("hr.jar: com.example.hr.New was compiled for Java 21");
    }

    @Test
    void whatIsForNewerOnesOnlyAndOurOwnLibrariesAreNotLookedAt() throws IOException {
        war.put("/WEB-INF/lib/good.jar", jar("com/example/Good.class", OF_17, "META-INF/versions/21/com/example/Good.class", OF_21,
                "module-info.class", OF_21, "readme.txt", new byte[0]));
        war.put("/WEB-INF/lib/" + NewerClasses.libraries().iterator().next(), jar("com/example/New.class", OF_21));
        assertThatCode(() -> start(17)).doesNotThrowAnyException();
    }

    @Test
    void aNewerJavaReadsThem() throws IOException {
        war.put("/WEB-INF/lib/hr.jar", jar("com/example/hr/New.class", OF_21));
        assertThatCode(() -> start(21)).doesNotThrowAnyException();
        war.clear();
        assertThatCode(() -> start(17)).as("no libraries at all").doesNotThrowAnyException();
    }

    @Test
    void theBuildListsOurLibraries() {
        assertThat(NewerClasses.libraries()).hasSizeGreaterThan(10).anyMatch(name -> name.matches("jose4j-[0-9.]+jar"))
                .anyMatch(name -> name.matches("AmazonCorrettoCryptoProvider-.*-linux-x86_64.jar"))
                .noneMatch(name -> name.startsWith("junit"));
    }

    private void stops(String sentence) {
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> start(17)).withMessageContaining(sentence);
    }

    private void start(int java) {
        var context = (ServletContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ServletContext.class},
                (self, method, arguments) -> method.getName().equals("getResourcePaths") ? children((String) arguments[0])
                        : war.containsKey(arguments[0]) ? new ByteArrayInputStream(war.get(arguments[0])) : null);
        new NewerClasses(java).contextInitialized(new ServletContextEvent(context));
    }

    private Set<String> children(String folder) {
        var children = new TreeSet<String>();
        war.keySet().stream().filter(path -> path.startsWith(folder)).forEach(path -> {
            int end = path.indexOf('/', folder.length());
            children.add(end < 0 ? path : path.substring(0, end + 1));
        });
        return children.isEmpty() ? null : children;
    }

    private static byte[] jar(Object... entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) entries[i]));
                zip.write((byte[]) entries[i + 1]);
            }
        }
        return bytes.toByteArray();
    }
}
