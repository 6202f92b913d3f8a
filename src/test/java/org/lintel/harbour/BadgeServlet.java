package org.lintel.harbour;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.model.Parameters;
import org.lintel.model.SignInOutcome;
import org.lintel.spi.FormInteraction;
import org.lintel.spi.SignInInteraction;

/** The page for badges: a form token with GET, the sign-in with POST. */
@WebServlet("/badge")
public class BadgeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient SignInInteraction signIn;

    @Inject
    transient FormInteraction forms;

    @Override
    protected void doGet(HttpServletRequest http, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(forms.formToken(http.getParameter("request")));
    }

    @Override
    protected void doPost(HttpServletRequest http, HttpServletResponse response) throws IOException {
        String request = http.getParameter("request");
        if (!forms.acceptsForm(http.getParameter("token"), request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        SignInOutcome outcome = signIn.signInBy("badge", request, new Parameters(Map.of("number", List.of(http.getParameter("number")),
                "pin", List.of(http.getParameter("pin")))), false);
        if (outcome instanceof SignInOutcome.Accepted accepted) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", accepted.address());
        } else {
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().print(outcome.getClass().getSimpleName());
        }
    }
}
