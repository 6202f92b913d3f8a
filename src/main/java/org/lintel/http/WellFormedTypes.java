package org.lintel.http;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.Dependent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.language.Languages;

/**
 * Checks headers that hold media types and languages before other code reads them: where they are malformed RESTEasy would repeat them in
 * the log as they are, and Jersey fail. What a body is has to be said rightly (RFC 9110 §8.3.1); what the other side would like is a wish
 * (§12.5), of which the parts that can be read are left.
 */
@Dependent
public class WellFormedTypes extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 1000;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String QUOTED = "\"[ !#-\\[\\]-~]*+\"";
    private static final String WEIGHT = "[qQ]=(?:0(?:\\.[0-9]{0,3})?+|1(?:\\.0{0,3})?+|\\.[0-9]{1,3})";
    private static final String PARAMETERS = "(?:\\s*+;\\s*+(?:" + WEIGHT + "(?![^\\s;])|(?![qQ]=)"
            + TOKEN + "=(?:" + TOKEN + "|" + QUOTED + ")|(?=;|$)))*+";

    /** "Content-Type = media-type" (§8.3): one, neither a list nor a range. */
    private static final Pattern TYPE = Pattern.compile("(?!\\s*+[^;]*\\*)\\s*+" + TOKEN + "/" + TOKEN + PARAMETERS + "\\s*+");

    private static final Map<String, Pattern> WISHES = Map.of(
            // a single star is what Java's own HTTP client puts there
            "Accept", Pattern.compile("\\s*+(?:" + TOKEN + "/" + TOKEN + "|\\*)" + PARAMETERS + "\\s*+"),
            // only the weight of a language is checked: it is a number
            "Accept-Language", Pattern.compile("\\s*+" + TOKEN + "\\s*+(?:;\\s*+" + WEIGHT + "\\s*+)?+"));

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!values(request, "Content-Type").stream().allMatch(value -> value.length() <= LONGEST && TYPE.matcher(value).matches())) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (WISHES.entrySet().stream().allMatch(wish -> areReadable(values(request, wish.getKey()), wish.getValue()))) {
            chain.doFilter(request, response);
        } else {
            var wishes = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            WISHES.forEach((header, pattern) -> wishes.put(header,
                    values(request, header).stream().map(value -> readable(value, pattern)).filter(value -> !value.isBlank()).toList()));
            var wishing = new RequestWithHeaders(request, wishes);
            request.setAttribute(Languages.WISHED, Collections.list(wishing.getLocales()));
            chain.doFilter(wishing, response);
        }
    }

    private static List<String> values(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }

    private static boolean areReadable(List<String> values, Pattern element) {
        for (String value : values) {
            if (value.isBlank() || !value.equals(readable(value, element))) {
                return false;
            }
        }
        return true;
    }

    /** The list without the elements that are malformed; one that has a comma in quotes counts as such. */
    private static String readable(String value, Pattern element) {
        return value.length() > LONGEST ? ""
                : Arrays.stream(value.split(",")).filter(part -> element.matcher(part).matches()).collect(Collectors.joining(","));
    }
}
