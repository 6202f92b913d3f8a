package org.lintel.response;

import java.util.List;
import java.util.Optional;

import org.lintel.oauth.ResponseEncoding;
import org.lintel.plugin.Chains;

/** The built-in response modes, for the tests of others. */
public final class Encodings {

    public static final ResponseEncoding QUERY = modes().encoding(Optional.of(QueryEncoder.MODE), false);
    public static final ResponseEncoding FRAGMENT = modes().encoding(Optional.of(FragmentEncoder.MODE), true);
    public static final ResponseEncoding FORM_POST = modes().encoding(Optional.of(FormPostEncoder.MODE), true);

    private Encodings() {
    }

    public static ResponseModes modes() {
        var modes = new ResponseModes();
        modes.chains = new Chains() {

            @Override
            public <T> List<T> members(Class<T> chain) {
                return List.of(new QueryEncoder(), new FragmentEncoder(), new FormPostEncoder()).stream().map(chain::cast).toList();
            }
        };
        modes.begin();
        return modes;
    }
}
