package org.lintel.browser;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A browser and a system as people call them, read off {@code User-Agent}. Most browsers name others too, to be taken for them: those that
 * are named by others come last.
 */
public record Device(String browser, String system) {

    private static final Map<String, String> BROWSERS = ordered("Edg", "Microsoft Edge", "OPR/", "Opera", "Vivaldi/", "Vivaldi",
            "SamsungBrowser/", "Samsung Internet", "Firefox/", "Firefox", "FxiOS/", "Firefox", "CriOS/", "Chrome", "Chrome/", "Chrome",
            "Safari/", "Safari");

    private static final Map<String, String> SYSTEMS = ordered("Android", "Android", "iPhone", "iPhone", "iPad", "iPad", "CrOS", "ChromeOS",
            "Windows", "Windows", "Mac OS X", "macOS", "Linux", "Linux");

    /** Absent for what is no browser that we know on a system that we know. */
    public static Optional<Device> of(String userAgent) {
        return first(BROWSERS, userAgent).flatMap(browser -> first(SYSTEMS, userAgent).map(system -> new Device(browser, system)));
    }

    private static Optional<String> first(Map<String, String> names, String userAgent) {
        return names.entrySet().stream().filter(name -> userAgent.contains(name.getKey())).map(Map.Entry::getValue).findFirst();
    }

    private static Map<String, String> ordered(String... marksAndNames) {
        var names = new LinkedHashMap<String, String>();
        for (int i = 0; i < marksAndNames.length; i += 2) {
            names.put(marksAndNames[i], marksAndNames[i + 1]);
        }
        return names;
    }
}
