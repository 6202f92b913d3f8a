package org.lintel.spi;

import org.lintel.model.Parameters;

/**
 * Chain: changes the parameters of a request before anything of them has been looked at, for an old client that has a way of its own to
 * name or to write one, and cannot be changed. The log has a line for each request that is altered: its number, by which adapter, and the
 * names of the parameters, never values. Called by many threads at once, for every request to a protocol endpoint that may have parameters;
 * the forms of the pages are not among them.
 *
 * <p>The sender of a request is not authenticated yet: what an adapter does for one client, any sender can make it do. The rules of the
 * protocol hold for what it makes of the request, and the signature of a request object or an assertion for what was sent.
 */
public interface RequestAdapter {

    /**
     * The parameters to go on with.
     *
     * @param endpoint   path below the context path, such as {@code /connect/token}
     * @param parameters as they were sent, or as the adapter before this one has left them
     * @return the same instance where there is nothing to change; never {@code null}
     * @throws org.lintel.model.OAuthException to refuse what can be neither kept nor corrected
     */
    Parameters adapt(String endpoint, Parameters parameters);
}
