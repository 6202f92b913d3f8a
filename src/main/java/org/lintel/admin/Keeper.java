package org.lintel.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.lintel.plugin.PlacesReport;
import org.lintel.plugin.Place;

/** Who has what cannot be managed here, for the page that would manage it. */
@RequestScoped
public class Keeper {

    @Inject
    PlacesReport places;

    @Inject
    Wording wording;

    /** Who has the users, in words. */
    String users() {
        OverviewView.Seat seat = OverviewView.Seat.of("", places.places().get(Place.USERS));
        return seat.jar() == null ? wording.of("users.file") : wording.of("users.elsewhere", seat.holder(), seat.jar());
    }
}
