package org.lintel.config;

/** Addresses, below the issuer, that more than those who are there have to know. */
public final class Addresses {

    /** Where the protocol's endpoints are. */
    public static final String CONNECT = "/connect";

    /** Where the documents are that say what this provider can do. */
    public static final String WELL_KNOWN = "/.well-known";

    /** Where a node tells how it is. */
    public static final String STATUS = "/status";

    public static final String AUTHORIZE = "/connect/authorize";
    public static final String TOKEN = "/connect/token";
    public static final String CHECK_SESSION = "/connect/checksession";
    public static final String LOGO = "/connect/logo";
    public static final String SIGN_OUT_FRAMES = "/connect/endsession/callback";

    /** Of management for people, and of what is below it. */
    public static final String ADMIN = "/admin";

    /** Of management for programs, and of what is below it. */
    public static final String ADMIN_API = "/admin/api";

    /** Where a user becomes the first administrator. */
    public static final String FIRST_ADMINISTRATOR = "/admin/first-administrator";

    /** Where an operator tries an application out: the page of the console that takes the answer. */
    public static final String TRY = "/admin/try";

    private Addresses() {
    }
}
