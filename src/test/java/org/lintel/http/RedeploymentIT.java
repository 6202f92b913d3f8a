package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.lintel.flow.Answer;
import org.lintel.flow.Once;
import org.lintel.flow.Patience;
import org.lintel.test.PayaraServer;
import org.lintel.test.Product;
import org.lintel.test.Server;

/** Lintel is taken away and deployed again in a server that goes on: WildFly, which watches a folder, and Payara Server. Payara Micro is started anew. */
@Tag("http")
@Tag("portability")
@EnabledIfSystemProperty(named = "lintel.test.run", matches = "(wildfly|payaraserver).*")
@Once
class RedeploymentIT {

    private static final int TIMES = 5;
    private static final int ROUNDS = 9;
    private static final Pattern LOADERS = Pattern.compile(
            "\\s(\\d+)\\s+\\d+\\s+(org\\.jboss\\.modules\\.ModuleClassLoader|org\\.glassfish\\.web\\.loader\\.WebappClassLoader)\\s");

    @Test
    void x63_redeploymentsDoNotAddUp() throws Exception {
        // what the JDK keeps until memory is short, such as the beans that pages have used, is not kept
        try (Server server = Server.named("redeployed").jvmOptions("-XX:SoftRefLRUPolicyMSPerMB=0").start()) {
            use(server);
            int first = loaders(server);
            for (int i = 0; i < TIMES; i++) {
                redeploy(server);
                use(server);
            }
            // that of the first deployment stays with the native library; what the last ones leave to idle threads of the server goes with
            // their next requests; one that stayed for each redeployment would be more
            int last = settled(server, first + TIMES - 2);
            assertThat(last).as("class loaders after " + TIMES + " redeployments, " + first + " before")
                    .isLessThanOrEqualTo(first + TIMES - 2);
            assertThat(threads(server)).filteredOn(name -> name.startsWith("Native reference cleanup")).as("threads of ours")
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    private static void redeploy(Server server) throws IOException {
        if (Product.underTest() instanceof PayaraServer payara) {
            payara.redeploy(server);
            return;
        }
        Path folder = server.folder().resolve("standalone/deployments");
        Files.delete(folder.resolve("lintel.war.deployed"));
        Files.createFile(folder.resolve("lintel.war.dodeploy"));
        await(() -> Files.exists(folder.resolve("lintel.war.deployed")) && Files.notExists(folder.resolve("lintel.war.isdeploying")),
                "deployed again");
    }

    /** Keys are made, a password is hashed, the database is asked, and every thread of the server has had its turn. */
    private static void use(Server server) {
        assertThat(Answer.get(server.at("/.well-known/jwks")).status()).isEqualTo(200);
        assertThat(Answer.post(server.at("/connect/token"), Map.of("grant_type", "client_credentials", "client_id", "nobody")).status())
                .isEqualTo(401);
        IntStream.range(0, 200).parallel().forEach(i -> Answer.get(server.at("/login")));
    }

    private static int settled(Server server, int enough) throws Exception {
        int loaders = loaders(server);
        for (int round = 0; loaders > enough && round < ROUNDS; round++) {
            use(server);
            loaders = loaders(server);
        }
        return loaders;
    }

    /** After a collection: the histogram is of what is alive. */
    private static int loaders(Server server) throws Exception {
        jcmd(server, "GC.run");
        jcmd(server, "GC.run_finalization");
        Matcher found = LOADERS.matcher(jcmd(server, "GC.class_histogram"));
        assertThat(found.find()).isTrue();
        return Integer.parseInt(found.group(1));
    }

    private static List<String> threads(Server server) throws Exception {
        return Pattern.compile("^\"([^\"]+)\"", Pattern.MULTILINE).matcher(jcmd(server, "Thread.print")).results()
                .map(found -> found.group(1))
                .collect(Collectors.toList());
    }

    private static String jcmd(Server server, String command) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(server.pid()), command)
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static void await(BooleanSupplier condition, String what) {
        boolean met = IntStream.range(0, ROUNDS).anyMatch(round -> Patience.until(condition::getAsBoolean, Boolean::booleanValue));
        assertThat(met).as(what).isTrue();
    }
}
