package org.lintel.jose;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.lang.reflect.Field;
import java.security.Provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;

/** The Amazon Corretto Crypto Provider, and its end with the application: what it leaves behind would keep our class loader in memory. */
@ApplicationScoped
class NativeProvider {

    private static final System.Logger LOG = System.getLogger(NativeProvider.class.getName());

    /** {@code null} where it does not run. */
    static final Provider INSTANCE = load();

    /**
     * On another system than the one that the library was built for, loading it fails in one of several ways. Its {@code assertHealthy} would
     * try every algorithm, {@code Mac}s too, with providers made for that, and builds of JDK 17 remember those for ever ({@code JceSecurity}).
     * What we need of it is tried with each key.
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

    /**
     * Lets its thread end, which frees native memory and was made to run as long as the JVM: it ends by itself when there is nothing left to
     * free, so it is told that there is not. Who still signs after that signs; what is left goes when the library is unloaded.
     */
    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
        if (INSTANCE == null) {
            return;
        }
        try {
            Object state = value("state", value("RESOURCE_JANITOR", Class.forName(INSTANCE.getClass().getPackageName() + ".Loader")));
            for (Object stripe : (Object[]) value("stripes", state)) {
                field("outstandingRefs", stripe.getClass()).setLong(stripe, 0);
            }
            ((Thread) value("cleaner", state)).interrupt();
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(WARNING, "the thread of the native provider goes on; if Lintel is deployed again in this process, memory is lost: " + e);
        }
    }

    /** @param owner an object, or the class whose static field it is */
    private static Object value(String name, Object owner) throws ReflectiveOperationException {
        return owner instanceof Class<?> type ? field(name, type).get(null) : field(name, owner.getClass()).get(owner);
    }

    private static Field field(String name, Class<?> type) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
