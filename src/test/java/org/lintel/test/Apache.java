package org.lintel.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Apache of the system's packages, which {@code src/test/scripts/needs.sh} installs; nothing is deployed.
 *
 * @param configuration the directives beside those that it needs to run at all
 */
public record Apache(String configuration) implements Product {

    private static final String PROGRAM = "/usr/sbin/apache2";
    private static final Pattern FAILURE = Pattern.compile("AH00526|AH00072|AH00015|Syntax error");

    /** As root it wants somebody else for what it does: everybody knows this one on Debian, and otherwise the lines say nothing. */
    private static final String BASICS = """
            ServerRoot /usr/lib/apache2
            ServerName localhost
            Listen 127.0.0.1:%d
            DefaultRuntimeDir %s
            PidFile %2$s/apache.pid
            User www-data
            Group www-data
            LogLevel warn
            ErrorLog /dev/stderr
            LoadModule mpm_event_module modules/mod_mpm_event.so
            LoadModule authn_core_module modules/mod_authn_core.so
            LoadModule authz_core_module modules/mod_authz_core.so
            LoadModule authz_user_module modules/mod_authz_user.so
            StartServers 1
            %s
            """;

    @Override
    public String name() {
        return "apache";
    }

    @Override
    public ProcessBuilder command(ServerSetup setup, Map<String, String> settings, int port, Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("apache.conf"), BASICS.formatted(port, folder, configuration));
        return new ProcessBuilder(List.of(PROGRAM, "-f", file.toString(), "-D", "FOREGROUND"));
    }

    @Override
    public Pattern failure() {
        return FAILURE;
    }
}
