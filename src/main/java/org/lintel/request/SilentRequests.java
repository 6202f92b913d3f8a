package org.lintel.request;

import static java.lang.System.Logger.Level.ERROR;

import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
import org.lintel.model.UnavailableException;
import org.lintel.oauth.Refused;
import org.lintel.oauth.ReturnAddress;
import org.lintel.oauth.ReturnedException;
import org.lintel.spec.Duty;

/**
 * Requests with {@code prompt=none}: "The Authorization Server MUST NOT display any authentication or consent user interface pages" (OpenID
 * Connect Core §3.1.2.1), and in a hidden frame, whose application waits for an answer, the user would not see one. So every failure is
 * told to the client.
 */
final class SilentRequests {

    private static final System.Logger LOG = System.getLogger(SilentRequests.class.getName());

    private SilentRequests() {
    }

    /**
     * @param address where the client may be told, or {@code null} as long as that is not verified
     * @return what to throw: the failure itself, where it may end on a page or goes to the client already
     */
    @Duty({"Core 3.1.2.1 prompt-none", "RFC 6749 4.1.2.1 server-error"})
    static RuntimeException toClient(RuntimeException failure, ReturnAddress address) {
        if (address == null || failure instanceof ReturnedException) {
            return failure;
        } else if (failure instanceof Refused refused) {
            return address.refuse(refused.error(), refused.reason());
        } else if (failure instanceof OAuthException refused) {
            return address.refuse(refused);
        } else if (failure instanceof UnavailableException unavailable) {
            return address.refuse(OAuthError.TEMPORARILY_UNAVAILABLE, unavailable.getMessage());
        }
        LOG.log(ERROR, "a silent request of the client " + address.client().clientId() + " failed", failure);
        return address.refuse(OAuthError.SERVER_ERROR, failure.getClass().getName());
    }
}
