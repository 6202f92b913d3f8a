package org.lintel.spi;

import org.lintel.model.Client;

/** The wider face of a {@link ClientStore} whose clients can be managed; a store that has it fills the same place. */
public interface ClientDirectory extends ClientStore {

    /** The clients, by {@code clientId}. */
    Directory<Client> clients();
}
