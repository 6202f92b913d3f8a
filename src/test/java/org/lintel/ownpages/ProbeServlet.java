package org.lintel.ownpages;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.model.PendingAuthorization;
import org.lintel.spi.Interaction;

/** What somebody else's page may do in Java, by the last part of the address; the answer is what came of it, as text. */
@WebServlet("/probe/*")
public class ProbeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Interaction interaction;

    @Override
    protected void service(HttpServletRequest http, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(String.valueOf(answer(http)));
    }

    private Object answer(HttpServletRequest http) {
        String request = http.getParameter("request");
        String logoutId = http.getParameter("logoutId");
        String about = http.getParameter("about");
        return switch (http.getPathInfo().substring(1)) {
            case "user" -> interaction.user().map(user -> user.username()).orElse("nobody");
            case "request" -> interaction.authorizationContext(request).map(ProbeServlet::told).orElse("none");
            case "resume" -> interaction.resume(request).orElse("none");
            case "grant" -> interaction.grantConsent(request, words(http.getParameter("scopes")), false).orElse("none");
            case "deny" -> interaction.denyConsent(request).orElse("none");
            case "password" -> interaction.signInWithPassword(request, http.getParameter("username"), http.getParameter("password"), false);
            case "sign-in" -> interaction.signIn(request, http.getParameter("subject"), List.of("hwk", "pin"), false).orElse("none");
            case "sign-out" -> {
                interaction.signOut();
                yield "done";
            }
            case "sign-out-of" -> signOut(http.getParameter("scheme"));
            case "logout" -> interaction.logoutContext(logoutId);
            case "new-logout" -> interaction.createLogoutContext().orElse("none");
            case "complete" -> interaction.completeSignOut(logoutId);
            case "grants" -> interaction.grants();
            case "revoke" -> interaction.revokeClient(http.getParameter("client"));
            case "revoke-session" -> interaction.revokeTokensOfSession();
            case "sessions" -> interaction.sessions();
            case "end" -> interaction.endSession(http.getParameter("sid"));
            case "error" -> interaction.errorContext();
            case "form" -> "GET".equals(http.getMethod()) ? interaction.formToken(about)
                    : interaction.acceptsForm(http.getParameter("token"), about);
            case "other-form" -> interaction.acceptsForm(http.getParameter("token"), about);
            default -> throw new IllegalArgumentException(http.getPathInfo());
        };
    }

    private String signOut(String scheme) {
        try {
            interaction.signOut("ours".equals(scheme) ? Interaction.COOKIE_SCHEME : scheme);
            return "done";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static String told(PendingAuthorization request) {
        return String.join("|", request.state().name(), request.client() == null ? "no client" : request.client().clientName(),
                String.join(" ", request.scopes().stream().map(scope -> scope.name()).toList()), request.redirectUri(),
                String.valueOf(request.loginHint()), String.valueOf(request.display()), String.join(" ", request.prompts()),
                String.join(" ", request.acrValues()), String.join(" ", request.uiLocales()), request.parameters().required("state"));
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" "));
    }
}
