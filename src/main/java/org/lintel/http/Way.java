package org.lintel.http;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.ERROR;
import static jakarta.servlet.DispatcherType.FORWARD;
import static jakarta.servlet.DispatcherType.REQUEST;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.browser.HeldAnswers;
import org.lintel.browser.KeepResponse;

/**
 * The way of every request: all our filters, in this order, as one of the server's. Payara does more around each filter that it knows than
 * most of them do themselves. Requests go it, once more those that had to wait for their bodies, and where it is said error pages and what
 * is forwarded; an answer may be sent after they have returned ({@link HeldAnswers}).
 */
public class Way extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<DispatcherType> REQUESTS = Set.of(REQUEST, ASYNC);
    private static final Set<DispatcherType> AND_ERRORS = Set.of(REQUEST, ASYNC, ERROR);
    private static final Set<DispatcherType> AND_FORWARDS = Set.of(REQUEST, ASYNC, ERROR, FORWARD);

    private static final List<Station> STATIONS = List.of(
            new Station(Stopping.class, REQUESTS),
            new Station(Unambiguous.class, REQUESTS),
            new Station(WholeBodies.class, REQUESTS),
            new Station(ClientAborts.class, AND_ERRORS),
            new Station(HeldAnswers.class, REQUESTS),
            new Station(RequestTimes.class, REQUESTS),
            new Station(ErrorAnswers.class, REQUESTS),
            new Station(KeepResponse.class, AND_ERRORS),
            new Station(UncaughtExceptions.class, REQUESTS),
            new Station(SecurityHeaders.class, AND_ERRORS),
            new Station(SecureTransport.class, REQUESTS),
            new Station(CrossOrigin.class, REQUESTS),
            new Station(WellFormedEncoding.class, AND_ERRORS),
            new Station(WellFormedTypes.class, REQUESTS),
            new Station(ReadyAnswers.class, REQUESTS),
            new Station(ConsoleSwitch.class, REQUESTS),
            new Station(Postbacks.class, AND_FORWARDS),
            new Station(BrowserRequests.class, REQUESTS));

    private record Station(Class<? extends HttpFilter> filter, Set<DispatcherType> passedBy) {
    }

    private final transient Map<DispatcherType, List<HttpFilter>> ways = new EnumMap<>(DispatcherType.class);

    @Override
    public void init() throws ServletException {
        for (DispatcherType type : DispatcherType.values()) {
            ways.put(type, new ArrayList<>());
        }
        for (Station station : STATIONS) {
            HttpFilter filter = CDI.current().select(station.filter).get();
            filter.init(getFilterConfig());
            station.passedBy.forEach(type -> ways.get(type).add(filter));
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        new Passage(ways.get(request.getDispatcherType()), chain).doFilter(request, response);
    }

    /** Each filter is in every way that it is in, and ends once. */
    @Override
    public void destroy() {
        ways.getOrDefault(REQUEST, List.of()).forEach(HttpFilter::destroy);
    }

    /** One request on its way. */
    private static final class Passage implements FilterChain {

        private final List<HttpFilter> filters;
        private final FilterChain end;
        private int next;

        Passage(List<HttpFilter> filters, FilterChain end) {
            this.filters = filters;
            this.end = end;
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response) throws IOException, ServletException {
            if (next < filters.size()) {
                filters.get(next++).doFilter(request, response, this);
            } else {
                end.doFilter(request, response);
            }
        }
    }
}
