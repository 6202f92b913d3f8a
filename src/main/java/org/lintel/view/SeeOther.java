package org.lintel.view;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;

/** Sends the browser on after a form, with status 303: 307 would repeat the posted password elsewhere (RFC 9700 §4.12). */
final class SeeOther {

    private static final int SEE_OTHER = 303;

    private SeeOther() {
    }

    /** Onwards with a kept request, which is looked at again. */
    static void onwards(String requestId) {
        page(ContinueView.PAGE + "?" + CurrentAuthorization.PARAMETER + "=" + requestId);
    }

    /** @param path below the context path */
    static void page(String path) {
        to(FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath() + path);
    }

    /** @param address a path on this server, context path included */
    static void to(String address) {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext http = faces.getExternalContext();
        http.setResponseStatus(SEE_OTHER);
        http.setResponseHeader("Location", address);
        faces.responseComplete();
    }
}
