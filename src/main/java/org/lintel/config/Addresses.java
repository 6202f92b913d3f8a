package org.lintel.config;

/** Addresses of endpoints, below the issuer, that more than the endpoint itself has to know. */
public final class Addresses {

    public static final String AUTHORIZE = "/connect/authorize";
    public static final String TOKEN = "/connect/token";
    public static final String CHECK_SESSION = "/connect/checksession";
    public static final String LOGO = "/connect/logo";
    public static final String SIGN_OUT_FRAMES = "/connect/endsession/callback";

    /** Of management for programs, and of what is below it. */
    public static final String ADMIN_API = "/admin/api";

    private Addresses() {
    }
}
