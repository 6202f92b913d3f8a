package org.lintel.samples.security;

import java.io.IOException;

import jakarta.annotation.security.DeclareRoles;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** For whoever is in the group {@code customers}. */
@WebServlet("/me")
@DeclareRoles("customers")
@ServletSecurity(@HttpConstraint(rolesAllowed = "customers"))
public class Me extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    OpenIdContext openId;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().printf("""
                <!DOCTYPE html><html lang=en><title>Jakarta Security</title><link rel=icon href=data:,>
                <p id=who>%s</p><p id=email>%s</p>
                <form method=post action=logout><button id=logout>Sign out</button></form>""",
                Welcome.escaped(request.getUserPrincipal().getName()), Welcome.escaped(openId.getClaims().getEmail().orElse("none")));
    }
}
