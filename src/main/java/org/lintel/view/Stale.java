package org.lintel.view;

import jakarta.faces.context.FacesContext;

/** A page about a request that can no longer be answered. */
final class Stale {

    private static final int GONE = 410;

    private Stale() {
    }

    static void say() {
        FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(GONE);
    }
}
