import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The demo: Lintel on Payara Micro, the Api on another one, and the JavaScript applications, on this machine only, until Ctrl-C.
 *
 * <p>{@code ./mvnw -q -Pdemo} builds what is needed and runs this file; with everything built, {@code java samples/demo/Demo.java} in the
 * root folder of the project does too. Everything speaks plain http, which browsers and Lintel accept on localhost alone. With
 * {@code -Ddemo.https} Lintel speaks https and nothing else, as anywhere but on localhost, with a certificate made for the purpose.
 */
public class Demo {

    /** A server of the demo, and the option that moves it elsewhere. */
    record Server(String name, String option, String scheme, int usualPort) {

        int port() {
            // empty where Maven passes on what nobody has set
            String chosen = System.getProperty(option, "");
            try {
                int port = chosen.isEmpty() ? usualPort : Integer.parseInt(chosen);
                if (port > 0 && port < 65536) {
                    return port;
                }
            } catch (NumberFormatException e) {
                // the same sentence
            }
            throw new Sorry("-D" + option + " must be a port, a number from 1 to 65535.");
        }

        String url() {
            return scheme + "://localhost:" + port();
        }

        boolean https() {
            return scheme.equals("https");
        }
    }

    /** Why the demo cannot go on, in a sentence for the person who started it. */
    static class Sorry extends RuntimeException {
        Sorry(String sentence) {
            super(sentence);
        }
    }

    static final Server LINTEL = chosen("demo.https")
            ? new Server("Lintel", "demo.lintel.port", "https", 44300) : new Server("Lintel", "demo.lintel.port", "http", 8080);
    static final Server APPLICATIONS = new Server("The JavaScript applications", "demo.app.port", "http", 56668);
    static final Server API = new Server("The Api", "demo.api.port", "http", 60136);
    static final List<Server> SERVERS = List.of(LINTEL, APPLICATIONS, API);

    static final Path WAR = Path.of(System.getProperty("demo.war", "target/lintel.war"));
    static final Path API_WAR = Path.of(System.getProperty("demo.api.war", "target/samples/api/target/api.war"));
    static final Path PAYARA = Path.of(System.getProperty("demo.payara", "target/servers/payara-micro.jar"));
    static final Path PAYARA_SETTINGS = Path.of("server-config/payara");
    static final Path PAGES = Path.of("samples/javascript").toAbsolutePath();
    static final Path CONFIGURATION = Path.of("samples/tutorial/lintel.json");
    static final Path OPERATORS = Path.of("samples/demo/operators.json").toAbsolutePath();
    static final Path WORK = Path.of(System.getProperty("demo.work", "target/demo"), chosen("demo.https") ? "https" : "http")
            .toAbsolutePath();
    static final Path CERTIFICATE = WORK.resolve("localhost.p12");
    /** Whoever can read the file may read the key in it: it is good for nothing but this demo. */
    static final String CERTIFICATE_PASSWORD = "localhost";

    static final Duration PATIENCE = Duration.ofMinutes(10);
    static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "map", "application/json",
            "svg", "image/svg+xml",
            "woff", "font/woff",
            "woff2", "font/woff2",
            "ttf", "font/ttf");

    static volatile boolean stopping;

    public static void main(String[] args) throws Exception {
        if (List.of(args).contains("--announce")) {
            System.out.println("Building Lintel and the Api; the first time this takes some minutes …");
            return;
        }
        try {
            run();
        } catch (Sorry sorry) {
            System.err.println("\n" + sorry.getMessage() + "\n");
            System.exit(1);
        }
    }

    static void run() throws Exception {
        SERVERS.forEach(Demo::checkPort);
        for (Path needed : List.of(WAR, API_WAR, PAYARA)) {
            if (!Files.exists(needed)) {
                throw new Sorry(needed + " is missing: ./mvnw -q -Pdemo in the root folder of the project makes it.");
            }
        }
        if (Boolean.getBoolean("demo.stops-with-parent")) {
            // a signal may reach Maven alone
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        }
        Files.createDirectories(WORK);
        if (LINTEL.https()) {
            makeCertificate();
        }
        installPackages();
        serveApplications();
        Path configuration = configuration();
        System.out.print("Starting Lintel and the Api ");
        var lintel = Payara.start(LINTEL, WAR, Map.of("lintel.issuer", LINTEL.url(),
                "lintel.configuration", configuration + ", " + OPERATORS, "lintel.directory", WORK.toString()));
        var api = Payara.start(API, API_WAR, Map.of("lintel.api.authority", LINTEL.url()));
        lintel.await("/.well-known/openid-configuration", 200);
        api.await("/values", 401);
        System.out.println(" ready.");
        if (LINTEL.https()) {
            System.out.printf("""

                    Your browser does not know the certificate that Lintel has here. Before anything else open
                    %1$s and accept it. The certificate is %2$s, the password of this file is %3$s.
                    To renew tokens and to notice a sign-out, the applications also need third-party cookies: since they
                    are not https, they are another site than Lintel. Allow these cookies for localhost, or for a while for all.
                    """, LINTEL.url(), CERTIFICATE, CERTIFICATE_PASSWORD);
        }
        System.out.printf("""

                Lintel        %1$s/.well-known/openid-configuration
                Console       %1$s/admin
                Applications  %2$s/index.html                oidc-client
                              %2$s/token-manager/index.html  oidc-token-manager
                              %2$s/code-pkce/index.html      oidc-client-ts, with code and PKCE
                Api           %3$s/values
                Logs          %4$s
                              %5$s

                Sign in as bob with the password secret. Ctrl-C stops everything.

                """, LINTEL.url(), APPLICATIONS.url(), API.url(), lintel.log, api.log);
        CompletableFuture.anyOf(lintel.process.onExit(), api.process.onExit()).join();
        throw lintel.process.isAlive() ? api.ended() : lintel.ended();
    }

    /** Whether an option is set: {@code -Ddemo.https} or {@code -Ddemo.https=true}. */
    static boolean chosen(String option) {
        return List.of("", "true").contains(System.getProperty(option, "false"));
    }

    /** Made once, so that a browser that has accepted it need not be asked again. */
    static void makeCertificate() throws Exception {
        if (Files.exists(CERTIFICATE)) {
            return;
        }
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(keytool, "-genkeypair", "-alias", "localhost", "-dname", "CN=localhost",
                "-ext", "SAN=dns:localhost,ip:127.0.0.1", "-ext", "EKU=serverAuth", "-keyalg", "EC", "-groupname", "secp256r1",
                "-validity", "365", "-storetype", "PKCS12", "-keystore", CERTIFICATE.toString(), "-storepass", CERTIFICATE_PASSWORD)
                .redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new Sorry("keytool could not make a certificate: " + said.strip());
        }
    }

    /** Trusts Lintel's certificate and no other. */
    static SSLContext trust() throws GeneralSecurityException, IOException {
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(KeyStore.getInstance(CERTIFICATE.toFile(), CERTIFICATE_PASSWORD.toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        return context;
    }

    /** Something may listen on either loopback address, or on all of them; on some systems only one of the two attempts notices. */
    static void checkPort(Server server) {
        Sorry taken = new Sorry(
                "Port " + server.port() + " is taken: stop what uses it, or choose another with -D" + server.option() + "=….");
        if (SERVERS.stream().anyMatch(other -> other != server && other.port() == server.port())) {
            throw new Sorry("Every server needs a port of its own: " + server.port() + " is given twice.");
        }
        for (String address : List.of("127.0.0.1", "::1")) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, server.port()), 1000);
                throw taken;
            } catch (IOException e) {
                // nobody answers
            }
        }
        try (ServerSocket socket = new ServerSocket(server.port(), 1, InetAddress.getLoopbackAddress())) {
            // free
        } catch (IOException e) {
            throw taken;
        }
    }

    /** npm writes its own copy of the lock file when it has finished; as long as that one is newer, there is nothing to do. */
    static void installPackages() throws Exception {
        Path wanted = PAGES.resolve("package-lock.json");
        Path installed = PAGES.resolve("node_modules/.package-lock.json");
        if (Files.exists(installed) && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) >= 0) {
            return;
        }
        System.out.println("Installing the npm packages of samples/javascript …");
        String npm = System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";
        Process process;
        try {
            process = new ProcessBuilder(npm, "ci", "--no-audit", "--no-fund", "--loglevel=error").directory(PAGES.toFile()).inheritIO()
                    .start();
        } catch (IOException e) {
            throw new Sorry("npm cannot be started: the JavaScript applications need Node.js.");
        }
        if (process.waitFor() != 0) {
            throw new Sorry("npm ci in samples/javascript failed; npm says why above.");
        }
    }

    static void serveApplications() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), APPLICATIONS.port());
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", Demo::serveFile);
        server.createContext("/config.js", Demo::serveAddresses);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
    }

    static void serveFile(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        path = path.endsWith("/") ? path + "index.html" : path;
        String type = MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        try {
            Path file = PAGES.resolve(path.substring(1)).normalize();
            if (type != null && file.startsWith(PAGES) && !path.contains("/.") && Files.isRegularFile(file)) {
                answer(exchange, 200, type, Files.readAllBytes(file));
                return;
            }
        } catch (InvalidPathException e) {
            // no such file either
        }
        answer(exchange, 404, "text/plain; charset=utf-8", "There is no such page.".getBytes());
    }

    /** Takes the place of samples/javascript/config.js, which knows the usual ports only. */
    static void serveAddresses(HttpExchange exchange) throws IOException {
        String script = Files.readString(PAGES.resolve("config.js"))
                .replace("http://localhost:8080", LINTEL.url()).replace("http://localhost:" + API.usualPort(), API.url());
        answer(exchange, 200, MEDIA_TYPES.get("js"), script.getBytes());
    }

    static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
            if (!head && body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    /** The tutorial's, for these ports. */
    static Path configuration() throws IOException {
        return Files.writeString(WORK.resolve("lintel.json"),
                Files.readString(CONFIGURATION).replace("http://localhost:" + APPLICATIONS.usualPort(), APPLICATIONS.url()));
    }

    /** A Payara Micro with one WAR at its root. */
    record Payara(Server server, Process process, Path log) {

        static Payara start(Server server, Path war, Map<String, String> settings) throws IOException {
            Path log = WORK.resolve(war.getFileName().toString().replace(".war", ".log"));
            var command = new ArrayList<String>();
            command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseParallelGC"));
            settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
            if (LINTEL.https()) {
                String store = server == LINTEL ? "keyStore" : "trustStore";
                command.addAll(List.of("-Djavax.net.ssl." + store + "=" + CERTIFICATE, "-Djavax.net.ssl." + store + "Type=PKCS12",
                        "-Djavax.net.ssl." + store + "Password=" + CERTIFICATE_PASSWORD));
            }
            command.addAll(List.of("-Dorg.glassfish.grizzly.http.STRICT_HEADER_VALUE_VALIDATION_RFC_9110=false", "-jar", PAYARA.toString(),
                    "--nocluster", "--disablephonehome",
                    "--prebootcommandfile", preboot(server).toString(),
                    "--logproperties", PAYARA_SETTINGS.resolve("logging.properties").toString(),
                    "--contextroot", "/",
                    "--deploy", war.toString()));
            command.addAll(server.https() ? List.of("--sslport", String.valueOf(server.port()), "--sslcert", "localhost")
                    : List.of("--port", String.valueOf(server.port())));
            var payara = new Payara(server, new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
                    log);
            Runtime.getRuntime().addShutdownHook(new Thread(payara::stop));
            return payara;
        }

        /** The commands before the start; with https another listener is to be bound to this machine, and the usual one is not wanted. */
        private static Path preboot(Server server) throws IOException {
            Path usual = PAYARA_SETTINGS.resolve("preboot.txt");
            return !server.https() ? usual : Files.writeString(WORK.resolve("preboot.txt"), Files.readString(usual) + """
                    set configs.config.server-config.network-config.network-listeners.network-listener.https-listener.address=127.0.0.1
                    set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.enabled=false
                    """);
        }

        void stop() {
            stopping = true;
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
            }
        }

        /** Waits until this path is answered with this status. */
        void await(String path, int expected) throws Exception {
            var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1));
            if (server.https()) {
                client.sslContext(trust());
            }
            var http = client.build();
            var question = HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(5)).build();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                if (process.waitFor(1, TimeUnit.SECONDS)) {
                    throw ended();
                }
                System.out.print(".");
                System.out.flush();
                // read before asking: Payara Micro says that it is ready even when it could not deploy the WAR
                boolean serverIsReady = Files.readString(log).contains("ready in");
                try {
                    if (http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == expected) {
                        return;
                    }
                    if (serverIsReady) {
                        throw withLog(server.name() + " could not start.");
                    }
                } catch (IOException e) {
                    // not listening yet
                }
            }
            throw withLog(server.name() + " has not answered within " + PATIENCE.toMinutes() + " minutes.");
        }

        Sorry ended() throws Exception {
            Thread.sleep(500); // Ctrl-C reaches the servers, too, and perhaps sooner
            return stopping ? new Sorry("Stopped.") : withLog(server.name() + " has ended unexpectedly.");
        }

        private Sorry withLog(String sentence) throws IOException {
            List<String> lines = Files.readAllLines(log).stream().filter(line -> !line.startsWith("\tat ") && !line.isBlank()).toList();
            String last = String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
            return new Sorry(last + "\n\n" + sentence + " Above is the end of " + log + ".");
        }
    }
}
