package org.lintel.model;

import org.lintel.spec.Duty;

/** What a browser gets that is to take an authorization response to a client. */
public sealed interface BrowserResponse {

    /**
     * A redirect; never 307, which would repeat a posted password (RFC 9700 §4.12).
     *
     * @param location an absolute URI, encoded
     */
    record Redirect(String location) implements BrowserResponse {

        /** Nothing of the address: there are codes and tokens in it. */
        @Override
        public String toString() {
            return "Redirect";
        }
    }

    /**
     * A page that sends the response on by itself.
     *
     * @param html                  the whole page, of escaped values
     * @param contentSecurityPolicy what the page may do (CSP Level 3)
     */
    @Duty("RFC 6749 3.1.2.5 no-scripts")
    record Page(String html, String contentSecurityPolicy) implements BrowserResponse {

        /** Nothing of the page: there are codes and tokens in it. */
        @Override
        public String toString() {
            return "Page";
        }
    }
}
