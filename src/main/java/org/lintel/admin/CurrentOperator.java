package org.lintel.admin;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.lintel.browser.RemoteAddress;
import org.lintel.manage.Operator;
import org.lintel.manage.Operators;
import org.lintel.model.User;
import org.lintel.oauth.RequestNumber;
import org.lintel.spi.AccountInteraction;

/** Who manages in this browser: the user who is signed in, with the rights that this user's roles give now. */
@RequestScoped
public class CurrentOperator {

    @Inject
    AccountInteraction account;

    @Inject
    Operators operators;

    @Inject
    RemoteAddress remoteAddress;

    @Inject
    RequestNumber requestNumber;

    /** Empty if nobody is signed in. Without a role there are no rights. */
    public Optional<Operator> get() {
        return account.user().map(User::subject).map(subject -> new Operator(null, subject, remoteAddress.address(),
                requestNumber.value(), operators.rights(subject)));
    }
}
