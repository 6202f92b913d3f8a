package org.lintel.view;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The request behind a page as the filters have made it. What CDI injects is the server's own: its body has been read, and there is no form
 * in it.
 */
final class PageRequest {

    private PageRequest() {
    }

    static HttpServletRequest get() {
        return (HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }
}
