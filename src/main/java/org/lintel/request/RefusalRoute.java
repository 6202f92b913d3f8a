package org.lintel.request;

import org.lintel.model.Parameters;
import org.lintel.oauth.ReturnAddress;

/**
 * Where the refusal of an authorization request goes. Rules say what is wrong with a request and do not know how it came; the route turns
 * that into the exception that is thrown.
 */
@FunctionalInterface
public interface RefusalRoute {

    /** A person is waiting: with our page as long as the redirect URI is not verified, then the client, as the rules have it. */
    RefusalRoute PERSON = (failure, address) -> failure;

    /** The user would not see a page: the client is told of every refusal, as soon as that is possible. */
    RefusalRoute SILENT = SilentRequests::toClient;

    /**
     * @param failure what was thrown: one of {@link org.lintel.oauth.Refused} and {@link org.lintel.oauth.ReturnedException}, or a failure
     *                of something else
     * @param address where the client may be told, or {@code null} as long as that is not verified
     * @return what is to be thrown in its place
     */
    RuntimeException toThrow(RuntimeException failure, ReturnAddress address);

    /** That of a request which comes by way of a browser. */
    static RefusalRoute of(Parameters asked) {
        return asked.list("prompt").contains("none") ? SILENT : PERSON;
    }
}
