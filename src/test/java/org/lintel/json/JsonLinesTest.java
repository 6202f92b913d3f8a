package org.lintel.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {

    private static final String TEXT = """
            {
              "scopes": [],
              "clients": [
                {"clientId": "a", "claims": {"clientName": ["x"]}},
                {
                  "clientId": "b",
                  "clientName":
                    7,
                  "redirectUris": [
                    "https://b.example/1",
                    "https://b.example/2"
                  ]
                }
              ]
            }
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "clients[0] needs something                | 4",
            "clients[0].claims.clientName is wrong     | 4",
            "clients[1]: is wrong                      | 5",
            "clients[1].clientName has the wrong type  | 8",
            "clients[1].redirectUris[0]: is wrong      | 10",
            "clients[1].redirectUris[1]. Really        | 11",
            "clients[1].redirectUri is not there       | 5",
            "users[0] is not there                     | 1"})
    void theLineOfWhatAPathNames(String complaint, int line) {
        assertThat(JsonLines.of(complaint, TEXT)).hasValue(line);
    }

    @Test
    void noLineWithoutAPath() {
        assertThat(JsonLines.of("unknown name \"client\"", TEXT)).isEmpty();
        assertThat(JsonLines.of("clients has two entries", TEXT)).isEmpty();
    }
}
