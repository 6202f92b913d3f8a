package org.lintel.flow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What failed once fails again for the same reason: the run that repeats failures is in the same process. */
final class FailedOnce implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

    private static final Map<String, Throwable> FAILURES = new ConcurrentHashMap<>();

    @Override
    public void beforeTestExecution(ExtensionContext context) throws Exception {
        Throwable before = FAILURES.get(context.getUniqueId());
        if (before != null) {
            throw new AssertionError("failed before, and is not repeated", before);
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException().ifPresent(failure -> FAILURES.putIfAbsent(context.getUniqueId(), failure));
    }
}
