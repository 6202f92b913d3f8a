package org.lintel.spi;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lintel.contract.ClientStoreContract;
import org.lintel.model.Client;

class ListedClientsTest extends ClientStoreContract {

    @Override
    protected ClientStore storeOf(List<Client> clients) {
        return ClientStore.of(clients);
    }

    @Test
    void twoOfOneIdAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClientStore.of(Client.builder("a").build(), Client.builder("a").build()))
                .withMessage("clients has two entries with clientId \"a\"");
    }
}
