package org.lintel.signin;

import java.time.Duration;

import org.lintel.model.SignInDecision;
import org.lintel.model.SignInStep;
import org.lintel.model.User;

/** What came of a try to prove who one is. */
public sealed interface SignInTry {

    /**
     * It is proven, and the user is welcome.
     *
     * @param decision what the policy makes of it
     */
    record Right(SignInStep.Proven step, SignInDecision.Enough decision) implements SignInTry {

        public User user() {
            return step.user();
        }
    }

    /** It is proven, by something that has to be changed before it is good for anything else. */
    record ToBeChanged(User user) implements SignInTry {
    }

    record Wrong() implements SignInTry {
    }

    /** What the user would have signed in for is over. */
    record Over() implements SignInTry {
    }

    /** There were too many failures: the user does not learn whether it was right. */
    record Delayed(Duration delay) implements SignInTry {
    }
}
