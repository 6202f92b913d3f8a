package org.lintel.view;

import jakarta.faces.context.FacesContext;

/** A page about a request that can no longer be answered; with the status that the authorize endpoint has for it. */
final class ExpiredRequest {

    private static final int BAD_REQUEST = 400;

    private ExpiredRequest() {
    }

    static void say() {
        FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(BAD_REQUEST);
    }
}
