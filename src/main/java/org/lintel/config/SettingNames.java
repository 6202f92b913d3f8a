package org.lintel.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** A name that begins as those of Lintel's settings do, and is none of them, is a mistake: it stops the start. */
@ApplicationScoped
class SettingNames {

    /** The token filter's, which may run in the same server and looks after its own, and plug-ins'. */
    private static final Pattern OF_OTHERS = Pattern.compile("LINTEL_(API|PLUGIN)_.*");

    /**
     * Of {@code start.sh}, and what Kubernetes puts into every container for a service that is called {@code lintel} or {@code lintel-…}.
     */
    private static final Pattern OF_ENVIRONMENT = Pattern
            .compile("LINTEL_(PORT|CONTEXT|LOG|RUN|PREPARED|(.*_)?(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_\\d+_.*)?))");

    /** Before anything is opened, or made under a name that is not the one that was meant. */
    void check(@Observes @Priority(0) Startup event) {
        for (ConfigSource source : ConfigProvider.getConfig(Settings.class.getClassLoader()).getConfigSources()) {
            check(source.getPropertyNames(), System.getenv().keySet());
        }
    }

    /** @param environment some sources have its names as they might have been, with dots */
    static void check(Collection<String> names, Collection<String> environment) {
        Set<String> keys = Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toSet());
        Set<String> variables = keys.stream().map(SettingNames::variable).collect(Collectors.toSet());
        Set<String> set = environment.stream().map(SettingNames::variable).collect(Collectors.toSet());
        for (String name : names) {
            String variable = variable(name);
            boolean ofEnvironment = set.contains(variable);
            boolean known = keys.contains(name) || OF_OTHERS.matcher(variable).matches()
                    || ofEnvironment && (variables.contains(variable) || OF_ENVIRONMENT.matcher(variable).matches());
            if (variable.startsWith("LINTEL_") && !known) {
                throw new ConfigurationException("there is no setting \"" + name + "\"; did you mean " + nearest(name) + "?");
            }
        }
    }

    /** As MicroProfile Config makes the name of an environment variable. */
    static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String nearest(String name) {
        return Arrays.stream(Setting.values()).map(Setting::key)
                .max(Comparator.comparing(key -> likeness(beyondPrefix(name), beyondPrefix(key)))).orElseThrow();
    }

    private static String beyondPrefix(String name) {
        return variable(name).substring("LINTEL_".length());
    }

    /** The share of letters that they have in common, in the same order: 1 for two that are equal. */
    private static double likeness(String one, String other) {
        int[] common = new int[other.length() + 1];
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = 0;
            for (int j = 1; j <= other.length(); j++) {
                int longest = one.charAt(i - 1) == other.charAt(j - 1) ? diagonal + 1 : Math.max(common[j], common[j - 1]);
                diagonal = common[j];
                common[j] = longest;
            }
        }
        return 2.0 * common[other.length()] / (one.length() + other.length());
    }
}
