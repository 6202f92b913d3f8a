package org.lintel.http;

import java.io.IOException;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Hides folders and the sources of the pages. Where no servlet has the address of a folder the servers redirect to it with a slash, on the
 * host that the request has made up, before there is a filter. With a security constraint WildFly would fail on a colon in such an address.
 */
public class HiddenFolders extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
