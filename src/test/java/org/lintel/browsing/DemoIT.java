package org.lintel.browsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.lintel.flow.Browser;
import org.lintel.flow.Visit;
import org.lintel.test.Ports;

/** What the demo says and whom it talks to. */
class DemoIT {

    private final Demo demo = Demo.running();

    @Test
    void itSaysWhereEverythingIsAndHowToSignIn() {
        assertThat(demo.said()).contains(demo.lintel() + "/.well-known/openid-configuration", demo.lintel() + "/admin",
                demo.applications() + "/index.html",
                demo.applications() + "/token-manager/index.html", demo.applications() + "/code-pkce/index.html", demo.api(), "bob",
                "secret");
    }

    @Test
    void bobIsAnAdministrator() {
        Visit overview = new Browser(demo::lintel).open("/admin").signIn("bob", "secret");
        assertThat(overview.address().getPath()).isEqualTo("/admin");
        assertThat(overview.document().select("nav a").eachText()).contains("Applications", "Activity");
    }

    @Test
    void itPrintsOneScreenAndSaysWhereTheServersWriteTheRest() {
        assertThat(demo.said().lines()).hasSizeLessThanOrEqualTo(24);
        assertThat(demo.said()).contains("lintel.log", "api.log");
    }

    @Test
    void aTakenPortIsNamedWithTheOptionThatChoosesAnother() throws IOException, InterruptedException {
        int taken = port(demo.applications());
        Process second = Demo.command("http", Ports.free(), taken, Ports.free()).start();
        String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(said).contains("Port " + taken + " is taken", "-Ddemo.app.port=").doesNotContain("Exception");
    }

    @Test
    void onlyThisMachineReachesIt() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress()).toList();
        for (String server : List.of(demo.lintel(), demo.applications(), demo.api())) {
            connect(InetAddress.getLoopbackAddress(), port(server));
            assertThat(others).allSatisfy(
                    address -> assertThatThrownBy(() -> connect(address, port(server))).as(server).isInstanceOf(ConnectException.class));
        }
    }

    private static int port(String server) {
        return URI.create(server).getPort();
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 5000);
        }
    }
}
