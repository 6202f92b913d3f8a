package org.lintel.jose;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** Has the native provider ready when the first key asks for it: to load it takes a fifth of a second, in which the container is made. */
public class NativeProviderAhead implements Extension {

    void load(@Observes BeforeBeanDiscovery event) {
        // with the context class loader of the application, which is that of the provider's own thread then
        var thread = new Thread(NativeProvider::ready, "lintel-native-provider");
        thread.setDaemon(true);
        thread.start();
    }
}
