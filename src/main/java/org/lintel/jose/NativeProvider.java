package org.lintel.jose;

import static java.lang.System.Logger.Level.INFO;

import java.security.Provider;
import java.util.Objects;
import java.util.Optional;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;

/**
 * The Amazon Corretto Crypto Provider, once for all deployments of a JVM. Its library must not be unloaded: threads that have used it run
 * its code at their end, and the JVM would crash. So its class loader, that of the first deployment, stays; those after it take its
 * provider, load nothing, and leave nothing behind.
 */
final class NativeProvider {

    private static final System.Logger LOG = System.getLogger(NativeProvider.class.getName());

    /** Frees native memory as long as the JVM lives, and has the class loader that the provider was loaded by. */
    private static final String THREAD = "Native reference cleanup thread";

    /** {@code null} where it does not run. */
    static final Provider INSTANCE = earlier().orElseGet(NativeProvider::load);

    private NativeProvider() {
    }

    /** Returns once it is known: whoever asks first loads it. */
    static void ready() {
        // the class is initialised before this is entered
    }

    private static Optional<Provider> earlier() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals(THREAD))
                .map(Thread::getContextClassLoader)
                .filter(Objects::nonNull).flatMap(loader -> of(loader).stream()).findFirst();
    }

    private static Optional<Provider> of(ClassLoader loader) {
        try {
            // by name: to us the class of another deployment is another class
            Class<?> type = Class.forName("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider", false, loader);
            LOG.log(INFO, "signing by the native provider that is there from an earlier deployment");
            return Optional.of((Provider) type.getField("INSTANCE").get(null));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    /**
     * On another system than the one that the library was built for, loading it fails in one of several ways. Its {@code assertHealthy}
     * would try every algorithm, {@code Mac}s too, with providers made for that, and builds of JDK 17 remember those for ever
     * ({@code JceSecurity}). What we need of it is tried with each key.
     */
    private static Provider load() {
        try {
            Throwable trouble = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
            if (trouble != null) {
                throw trouble;
            }
            LOG.log(INFO, "signing by the native " + AmazonCorrettoCryptoProvider.INSTANCE.getName());
            return AmazonCorrettoCryptoProvider.INSTANCE;
        } catch (Throwable e) {
            LOG.log(INFO, "signing by the JDK; its native replacement does not run here: " + e);
            return null;
        }
    }
}
