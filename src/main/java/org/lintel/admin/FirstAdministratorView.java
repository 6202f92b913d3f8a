package org.lintel.admin;

import java.util.Objects;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.config.Addresses;
import org.lintel.manage.FirstAdministrator;
import org.lintel.manage.ManagementException;

/** The page on which a user with the secret of the log becomes the first administrator. */
@Named("firstAdministrator")
@RequestScoped
public class FirstAdministratorView {

    private static final String DONE = "done";

    @Inject
    FirstAdministrator first;

    @Inject
    CurrentOperator operator;

    private String secret = "";
    private ManagementException.Reason refused;

    /** Before the page is rendered. */
    public void prepare() {
        if (operator.get().isEmpty()) {
            new Address("/login").with("then", "first-administrator").go();
        }
    }

    /** Whether there is no administrator yet. */
    public boolean isWanted() {
        return first.isWanted();
    }

    /** Whether the user became it before the page came back. */
    public boolean isDone() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().containsKey(DONE);
    }

    /** The form was sent. */
    public void submit() {
        operator.get().ifPresent(user -> {
            try {
                first.appoint(user, secret);
                new Address(Addresses.FIRST_ADMINISTRATOR + "?" + DONE).go();
            } catch (ManagementException e) {
                refused = e.reason();
            }
        });
    }

    /** Never shown again. */
    public String getSecret() {
        return null;
    }

    public void setSecret(String secret) {
        this.secret = Objects.toString(secret, "");
    }

    /** Whether the secret was not right. */
    public boolean isWrong() {
        return refused == ManagementException.Reason.INVALID;
    }
}
