package org.lintel.http;

import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import org.lintel.authorize.AuthorizeEndpoint;
import org.lintel.checksession.CheckSessionEndpoint;
import org.lintel.endsession.EndSessionEndpoint;
import org.lintel.endsession.SignOutFrames;
import org.lintel.introspect.IntrospectEndpoint;
import org.lintel.logo.LogoEndpoint;
import org.lintel.revoke.RevocationEndpoint;
import org.lintel.token.TokenEndpoint;
import org.lintel.userinfo.UserInfoEndpoint;

/** The protocol endpoints. */
@ApplicationPath("connect")
public class ConnectApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                AuthorizeEndpoint.class,
                TokenEndpoint.class,
                UserInfoEndpoint.class,
                IntrospectEndpoint.class,
                RevocationEndpoint.class,
                EndSessionEndpoint.class,
                SignOutFrames.class,
                CheckSessionEndpoint.class,
                LogoEndpoint.class,

                ParametersReader.class,
                EmptyForms.class,
                JsonBody.class,
                OAuthExceptions.class,
                ReturnedExceptions.class,
                RefusedRequests.class,
                UnavailableExceptions.class,
                UnexpectedExceptions.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return WellKnownApplication.PROPERTIES;
    }
}
