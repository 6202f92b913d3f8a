package org.lintel.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request with other values of some headers than were sent. The servers themselves read languages from what was sent: so this does, too.
 */
class RequestWithHeaders extends HttpServletRequestWrapper {

    private final Map<String, List<String>> wishes;

    /** @param wishes by the name of the header, without regard to case */
    RequestWithHeaders(HttpServletRequest request, Map<String, List<String>> wishes) {
        super(request);
        this.wishes = wishes;
    }

    @Override
    public String getHeader(String name) {
        return wishes.containsKey(name) ? wishes.get(name).stream().findFirst().orElse(null) : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return wishes.containsKey(name) ? Collections.enumeration(wishes.get(name)) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !wishes.containsKey(name) || !wishes.get(name).isEmpty()).toList());
    }

    @Override
    public Locale getLocale() {
        return getLocales().nextElement();
    }

    @Override
    public Enumeration<Locale> getLocales() {
        var ranges = new ArrayList<LanguageRange>();
        for (String language : String.join(",", wishes.getOrDefault("Accept-Language", List.of())).split(",")) {
            try {
                ranges.addAll(LanguageRange.parse(language.replaceAll("\\s", "")));
            } catch (IllegalArgumentException e) {
                // no language at all
            }
        }
        List<Locale> locales = ranges.stream().sorted(Comparator.comparing(LanguageRange::getWeight).reversed())
                .map(range -> Locale.forLanguageTag(range.getRange())).toList();
        return Collections.enumeration(locales.isEmpty() ? List.of(Locale.ROOT) : locales);
    }
}
