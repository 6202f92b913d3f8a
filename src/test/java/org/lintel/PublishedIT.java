package org.lintel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lintel.test.Built;

/** What goes out: the WAR with its licences, and beside it what it carries. */
@Tag("http")
class PublishedIT {

    @Test
    void theWarHasLicenseNoticeAndTheSchemaOfTheConfigurationFile() throws IOException {
        try (var war = new ZipFile(Built.war().toFile())) {
            for (String name : List.of("LICENSE", "NOTICE", "docs/configuration.schema.json")) {
                try (var in = war.getInputStream(war.getEntry("META-INF/" + name.replace("docs/", "")))) {
                    assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                            .isEqualTo(Files.readString(Built.source(name)));
                }
            }
        }
    }

    @Test
    void theBillOfMaterialsListsTheLibrariesOfTheWarAndNoOther() throws IOException {
        try (var war = new ZipFile(Built.war().toFile())) {
            Stream<String> jars = war.stream().map(entry -> entry.getName()).filter(name -> name.matches("WEB-INF/(lib|command)/.*\\.jar"))
                    .map(name -> name.replaceFirst(".*/", ""));
            assertThat(bill().getJsonArray("components").stream().map(JsonValue::asJsonObject).map(PublishedIT::jar))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(jars, unpacked(war)).toList());
        }
    }

    /** Of which the WAR has classes, and no jar. */
    private static Stream<String> unpacked(ZipFile war) throws IOException {
        assertThat(war.getEntry("WEB-INF/classes/org/bouncycastle/crypto/generators/Argon2BytesGenerator.class")).isNotNull();
        try (var libraries = war.getInputStream(war.getEntry("WEB-INF/classes/org/lintel/plugin/libraries.txt"))) {
            return Stream.of(new String(libraries.readAllBytes(), StandardCharsets.UTF_8).strip().split(":"))
                    .map(name -> name.replaceFirst(".*/", "")).filter(name -> name.startsWith("bcprov-"));
        }
    }

    /** Neither a number that is made up nor a time: the same sources give the same bytes. */
    @Test
    void theBillOfMaterialsSaysNothingThatChangesByItself() throws IOException {
        JsonObject bill = bill();
        assertThat(bill).doesNotContainKey("serialNumber");
        assertThat(bill.getJsonObject("metadata")).doesNotContainKey("timestamp");
        assertThat(bill.getJsonArray("components").stream().map(JsonValue::asJsonObject))
                .allSatisfy(component -> assertThat(component.getJsonArray("licenses")).as(component.getString("name")).isNotEmpty());
    }

    private static JsonObject bill() throws IOException {
        try (var reader = Json.createReader(Files.newBufferedReader(Built.target("lintel-cyclonedx.json")))) {
            return reader.readObject();
        }
    }

    private static String jar(JsonObject component) {
        String purl = component.getString("purl");
        String classifier = purl.contains("classifier=") ? "-" + purl.replaceFirst(".*classifier=([^&]+).*", "$1") : "";
        return component.getString("name") + "-" + component.getString("version") + classifier + ".jar";
    }
}
