package org.lintel.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandleSealTest {

    private final String handle = Handles.create();

    @Test
    void t4_whoHoldsTheHandleReadsTheText() {
        assertThat(HandleSeal.open(handle, "next", HandleSeal.seal(handle, "next", "the text"))).contains("the text");
    }

    @Test
    void t4_nobodyElseDoes() {
        String sealed = HandleSeal.seal(handle, "next", "the text");
        assertThat(sealed).doesNotContain("text").isNotEqualTo(HandleSeal.seal(handle, "next", "the text"));
        assertThat(HandleSeal.open(Handles.create(), "next", sealed)).isEmpty();
        assertThat(HandleSeal.open(Handles.hash("REFRESH_TOKEN", handle), "next", sealed)).as("the key in the database").isEmpty();
        assertThat(HandleSeal.open(handle, "other", sealed)).isEmpty();
        assertThat(HandleSeal.open(handle, "next", sealed.substring(1))).isEmpty();
        assertThat(HandleSeal.open(handle, "next", "no base64 \u0000")).isEmpty();
        assertThat(HandleSeal.open(handle, "next", "")).isEmpty();
    }
}
