package org.lintel.browser;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Sends an answer not before its time. Until then it is kept in memory, and no thread waits for it. */
@Dependent
public class HeldAnswers extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(HeldAnswers.class.getName());
    private static final String ATTRIBUTE = HeldAnswers.class.getName();
    private static final long LONGEST_MILLIS = 30_000;

    @Resource
    transient ManagedScheduledExecutorService executor;

    /**
     * The answer to this request is to be sent at this moment. Where it has begun already, or no filter of ours is around it, this waits.
     *
     * @param moment by {@link System#nanoTime}
     */
    public static void hold(HttpServletRequest request, long moment) {
        var answer = (HeldResponse) request.getAttribute(ATTRIBUTE);
        if (answer == null || !answer.hold(moment)) {
            sleep(moment);
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var held = new HeldResponse(response);
        request.setAttribute(ATTRIBUTE, held);
        chain.doFilter(request, held);
        if (!held.isHeld()) {
            return;
        }
        if (request.isAsyncSupported() && request.getDispatcherType() != DispatcherType.ASYNC) {
            AsyncContext answer = request.startAsync(request, response);
            answer.setTimeout(LONGEST_MILLIS);
            var unused = executor.schedule(() -> answer.start(() -> finish(answer, held)), held.moment() - System.nanoTime(),
                    TimeUnit.NANOSECONDS);
        } else {
            // Payara loses the request scope of a request that goes on in a thread of its own already, if it is to go on a second time; and
            // a servlet of a plug-in may not support such answers. Few threads wait here: there are not more failures than hashes can be
            // made
            sleep(held.moment());
            held.send();
        }
    }

    private static void finish(AsyncContext answer, HeldResponse held) {
        try {
            held.send();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "whoever asked has gone", e);
        } finally {
            answer.complete();
        }
    }

    private static void sleep(long moment) {
        try {
            TimeUnit.NANOSECONDS.sleep(moment - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
