package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.test.Built;
import org.lintel.test.Product;
import org.lintel.test.Server;
import org.lintel.test.ServerSetup;

/** A server that cannot sign does not start. */
class WrongPasswordIT {

    @TempDir
    Path folder;

    @Test
    void h5_aWrongPasswordOfTheKeystoreStopsTheDeploymentWithOneSentence() throws Exception {
        Path keystore = Keystores.rsa(folder.resolve("idsrv3test.pfx"), "idsrv3test");
        ServerSetup setup = Server.named("wrong-password").setting("lintel.signing.keystore", keystore.toString())
                .setting("lintel.signing.password", "wrong");
        assertThatThrownBy(setup::start).hasMessageContaining("The deployment failed");
        Path log = Built.own("logs/wrong-password-" + Product.underTest().name() + ".log");
        assertThat(Files.readAllLines(log)).filteredOn(line -> line.contains("Lintel does not start")).singleElement().asString()
                .endsWith("lintel.signing.keystore: " + keystore + " does not open with this password (lintel.signing.password)");
    }
}
