package org.lintel.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What users see of a sign-out.
 *
 * @param prompt     whether they are asked at every one
 * @param autoReturn after how long the signed-out page goes on to the client by itself; empty if it never does
 */
public record SignOutSettings(boolean prompt, Optional<Duration> autoReturn) {

    static SignOutSettings read() {
        Duration delay = Values.duration(Setting.SIGN_OUT_AUTO_RETURN_DELAY);
        return new SignOutSettings(Values.truth(Setting.SIGN_OUT_PROMPT),
                Values.truth(Setting.SIGN_OUT_AUTO_RETURN) ? Optional.of(delay) : Optional.empty());
    }
}
