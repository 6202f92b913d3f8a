package org.lintel.browser;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** The trace that a request says it belongs to (W3C Trace Context): a word for the log, and believed no further. */
@ApplicationScoped
public class TraceContext {

    /** "HEXDIGLC"; versions to come may append more, after a hyphen; ff is none (§3.2.2). No id consists of zeros (§3.2.2.3, §3.2.2.4). */
    private static final Pattern TRACEPARENT = Pattern
            .compile("(?:00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}"
                    + "|(?!00|ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-[!-~]{0,200})?)");

    @Inject
    HttpServletRequest request;

    /** Of the current request: 32 hexadecimal digits; absent where the header is missing, malformed or there twice. */
    public Optional<String> traceId() {
        List<String> headers = Collections.list(request.getHeaders("traceparent"));
        return headers.size() == 1 ? traceId(headers.get(0)) : Optional.empty();
    }

    static Optional<String> traceId(String traceparent) {
        Matcher parts = TRACEPARENT.matcher(traceparent);
        return parts.matches() ? Optional.ofNullable(parts.group(1)).or(() -> Optional.of(parts.group(2))) : Optional.empty();
    }
}
