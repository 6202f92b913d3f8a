package org.lintel.view;

import java.util.Set;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.browser.FormPost;
import org.lintel.browser.FormTokens;
import org.lintel.browser.SameOrigin;
import org.lintel.model.OAuthError;
import org.lintel.oauth.Refused;
import org.lintel.spec.Duty;

/**
 * Looks at every form before Faces does: it was sent from one of our pages, by the browser, for the user, the page and the kept request
 * that it was made for. Stateless views have no protection of their own against cross-site request forgery. What Faces takes for a form is
 * looked at as one, however it came; {@code http.Postbacks} leaves only forms for it to take so.
 */
@Duty("RP-Initiated Logout 6 csrf")
public class FormGuard implements PhaseListener {

    private static final long serialVersionUID = 1L;
    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        var http = (HttpServletRequest) event.getFacesContext().getExternalContext().getRequest();
        // the error page has no form, but is also rendered for a POST that failed
        boolean form = http.getDispatcherType() != DispatcherType.ERROR
                && (!READING.contains(http.getMethod()) || event.getFacesContext().isPostback());
        if (form && !bean(SameOrigin.class).holds()) {
            refuse(event, "a form of another origin");
        } else if (form && !tokenIsValid(http)) {
            if (isOutdated(http)) {
                // nothing of it is used: the page looks at what there is to do now
                PageForm.anew(http);
            } else {
                refuse(event, "a form without a valid form token");
            }
        }
    }

    private static void refuse(PhaseEvent event, String reason) {
        Failures.show(event.getFacesContext(), new Refused(OAuthError.ACCESS_DENIED, reason, bean(CurrentAuthorization.class).getClient()));
    }

    /** Browsers send forms by POST; WildFly would read one from a PUT too. */
    private static boolean tokenIsValid(HttpServletRequest http) {
        return FormPost.is(http) && bean(FormTokens.class)
                .valid(http.getParameter(PageForm.TOKEN), http.getServletPath(), PageForm.about(http));
    }

    /** Our own form in this browser, that was open in one tab while a user signed in or out in another. */
    private static boolean isOutdated(HttpServletRequest http) {
        return FormPost.is(http) && bean(FormTokens.class)
                .outdated(http.getParameter(PageForm.TOKEN), http.getServletPath(), PageForm.about(http));
    }

    /** Looked up: injection into phase listeners depends on the server. */
    private static <T> T bean(Class<T> type) {
        return CDI.current().select(type).get();
    }
}
