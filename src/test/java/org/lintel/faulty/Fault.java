package org.lintel.faulty;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.model.UnavailableException;

/** Does as the request says: {@code Fault: customize throws}. */
@ApplicationScoped
public class Fault {

    @Inject
    HttpServletRequest request;

    <T> T at(String method, Supplier<T> right) {
        String fault = asked();
        if (fault == null || !fault.startsWith(method + " ")) {
            return right.get();
        }
        return switch (fault.substring(method.length() + 1)) {
            case "throws" -> throw new IllegalStateException("a fault of " + method);
            case "misses a class" -> throw new NoClassDefFoundError("com/example/Missing");
            case "is away" -> throw new UnavailableException("the directory of " + method + " is away", Duration.ofSeconds(7), null);
            case "answers null" -> null;
            case "is slow" -> late(right);
            default -> throw new IllegalArgumentException(fault);
        };
    }

    /** Longer than a body may be on its way. */
    private static <T> T late(Supplier<T> right) {
        try {
            Thread.sleep(7000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return right.get();
    }

    /** Nothing where there is no request: at start, and in threads of Lintel's own. */
    private String asked() {
        try {
            return request.getHeader("Fault");
        } catch (RuntimeException e) {
            return null;
        }
    }
}
