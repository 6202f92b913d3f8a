package org.lintel.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.model.OAuthError;
import org.lintel.model.UnavailableException;
import org.lintel.browser.Problem;
import org.lintel.oauth.Refusals;
import org.lintel.oauth.Refused;

/** Every failure on a page ends on our error page, never on the container's. */
public class Failures extends ExceptionHandlerWrapper {

    private static final Logger LOG = Logger.getLogger(Failures.class.getName());

    /** Named in {@code faces-config.xml}. */
    public static class Factory extends ExceptionHandlerFactory {

        public Factory(ExceptionHandlerFactory wrapped) {
            super(wrapped);
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return new Failures(getWrapped().getExceptionHandler());
        }
    }

    Failures(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
        if (events.hasNext()) {
            // what follows the first one follows from it
            var first = events.next().getContext();
            events.remove();
            events.forEachRemaining(event -> events.remove());
            show(first.getContext(), cause(first.getException()));
        }
    }

    /** Answers with the error page, which tells only a number of what the log tells. */
    static void show(FacesContext faces, Throwable cause) {
        if (((HttpServletRequest) faces.getExternalContext().getRequest()).getDispatcherType() == DispatcherType.ERROR) {
            answerWithoutPage(faces, cause);
        } else if (cause instanceof Refused refused) {
            answer(faces, refused);
        } else if (cause instanceof UnavailableException unavailable) {
            faces.getExternalContext().setResponseHeader("Retry-After", unavailable.retryAfterSeconds());
            answer(faces, new Refused(OAuthError.TEMPORARILY_UNAVAILABLE, unavailable.getMessage(), null));
        } else if (cause instanceof ViewExpiredException) {
            // all our views are stateless, so this view state is made up
            answer(faces, new Refused(OAuthError.INVALID_REQUEST, "the view state is none of ours", null));
        } else {
            String number = answer(faces, new Refused(OAuthError.SERVER_ERROR, cause.getClass().getName(), null));
            LOG.log(Level.SEVERE, cause, () -> "Request " + number + " failed");
        }
    }

    private static String answer(FacesContext faces, Refused refused) {
        ExternalContext http = faces.getExternalContext();
        String number = CDI.current().select(Refusals.class).get()
                .tell(http.getRequestServletPath(), refused.error(), refused.reason(), refused.client());
        http.getRequestMap().put(Problem.ATTRIBUTE, new Problem(refused.error(), number, refused.client(), refused.isOver()));
        // first, because WildFly renders the error page within responseSendError
        faces.responseComplete();
        try {
            http.responseSendError(refused.error().status(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return number;
    }

    /** The error page itself has failed. */
    private static void answerWithoutPage(FacesContext faces, Throwable cause) {
        LOG.log(Level.SEVERE, "The error page failed", cause);
        var response = (HttpServletResponse) faces.getExternalContext().getResponse();
        faces.responseComplete();
        try {
            response.resetBuffer();
            response.setContentType("text/plain");
            response.getWriter().write("Internal error");
            response.flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exception that our own code threw, out of what Faces, EL and CDI wrapped around it. */
    private static Throwable cause(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused || cause instanceof UnavailableException) {
                return cause;
            }
        }
        Throwable cause = thrown;
        while (cause.getCause() != null && (cause instanceof FacesException || cause instanceof jakarta.el.ELException)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
