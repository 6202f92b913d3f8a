package org.lintel.http;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Refuses headers that should hold media types and do not (RFC 9110 §8.3.1, §12.5.1), before anybody else looks at them: RESTEasy would
 * repeat them in the log as they are, Jersey fails on them.
 */
public class WellFormedTypes extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 1000;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String QUOTED = "\"[ !#-\\[\\]-~]*+\"";
    private static final String WEIGHT = "[qQ]=(?:0(?:\\.[0-9]{0,3})?+|1(?:\\.0{0,3})?+|\\.[0-9]{1,3})";
    /** A single star is what Java's own HTTP client puts into Accept. */
    private static final String TYPE = "(?:" + TOKEN + "/" + TOKEN + "|\\*)(?:\\s*+;\\s*+(?:" + WEIGHT + "(?![^\\s;,])|(?![qQ]=)"
            + TOKEN + "=(?:" + TOKEN + "|" + QUOTED + ")|(?=;|$)))*+";
    private static final Pattern TYPES = Pattern.compile("\\s*+(?:" + TYPE + "\\s*+(?:,\\s*+|$))*+");

    /** "Content-Type = media-type" (§8.3): one, not a list. */
    private static final Pattern ONE_TYPE = Pattern.compile("\\s*+" + TYPE + "\\s*+");

    /** Whatever a language may be: its weight is a number. */
    private static final String LANGUAGE = "[^,;]*+(?:;\\s*+" + WEIGHT + "\\s*+)?+";
    private static final Pattern LANGUAGES = Pattern.compile(LANGUAGE + "(?:," + LANGUAGE + ")*+");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (wellFormed(request, "Accept", TYPES) && wellFormed(request, "Content-Type", ONE_TYPE)
                && wellFormed(request, "Accept-Language", LANGUAGES)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static boolean wellFormed(HttpServletRequest request, String header, Pattern pattern) {
        List<String> values = Collections.list(request.getHeaders(header));
        return values.stream().allMatch(value -> value.length() <= LONGEST && pattern.matcher(value).matches());
    }
}
