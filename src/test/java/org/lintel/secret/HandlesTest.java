package org.lintel.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lintel.model.PersistedGrant;
import org.lintel.spec.Duty;

class HandlesTest {

    @Duty({"RFC 7636 4.4 not-in-code", "RFC 7662 4 guessing"})
    @Test
    void t3_have256BitsInBase64url() {
        assertThat(Handles.create()).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(Base64.getUrlDecoder().decode(Handles.create())).hasSize(32);
    }

    @Test
    void t3_areNeverTheSame() {
        assertThat(IntStream.range(0, 10_000).mapToObj(i -> Handles.create()).distinct()).hasSize(10_000);
    }

    @Test
    void haveAsManyBytesAsOneAsksFor() {
        assertThat(Base64.getUrlDecoder().decode(Handles.random(16))).hasSize(16);
    }

    @Test
    void t3_ofOneKindNeverFindAThingOfAnother() {
        assertThat(Handles.hash(PersistedGrant.Kind.CODE, "x")).isNotEqualTo(Handles.hash(PersistedGrant.Kind.REQUEST, "x"));
    }

    @Test
    void t3_areStoredHashed() {
        String handle = Handles.create();

        assertThat(Handles.hash("code", handle)).hasSize(43).doesNotContain(handle).isEqualTo(Handles.hash("code", handle));
    }

    @Test
    void areHashedWithSha256() {
        assertThat(HexFormat.of().formatHex(Handles.sha256("abc")))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
