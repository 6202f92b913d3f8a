package org.lintel.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.browser.CookieJar;
import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.contract.MessageStoreContract;
import org.lintel.secret.Keys;
import org.lintel.spi.MessageStore;

class CookieMessagesTest extends MessageStoreContract {

    private static final Instant LATER = Instant.now().plusSeconds(600);

    @TempDir
    Path directory;

    private Configured configured;
    private CookieJar browser;

    @AfterEach
    void restore() {
        configured.close();
    }

    @Override
    protected MessageStore store() {
        configured = Configured.with(Setting.DIRECTORY, directory.toString());
        browser = new CookieJar(configured);
        return messagesIn(browser);
    }

    @Override
    protected void nextRequest() {
        browser.nextRequest();
    }

    @Test
    void o11_aBrowserKeepsTheLastFew() {
        MessageStore messages = messagesIn(browser);
        for (int i = 0; i < 7; i++) {
            messages.write("message-" + i, "text " + i, LATER.plusSeconds(i));
            browser.nextRequest();
        }

        assertThat(browser.cookies().family("LogoutMessage")).containsOnlyKeys(
                "message-2", "message-3", "message-4", "message-5", "message-6");
        assertThat(messages.read("message-1")).isEmpty();
        assertThat(messages.read("message-2")).contains("text 2");
    }

    @Test
    void o11_aMessageUnderAnotherNameIsNone() {
        MessageStore messages = messagesIn(browser);
        messages.write("mine", "text", LATER);
        String sealed = browser.cookies().ofFamily("LogoutMessage", "mine").orElseThrow();
        browser.cookies().setOfFamily("LogoutMessage", "other", sealed, java.time.Duration.ofMinutes(1));

        assertThat(messages.read("other")).isEmpty();
        assertThat(sealed).doesNotContain("text");
    }

    private MessageStore messagesIn(CookieJar browser) {
        var messages = new CookieMessages();
        messages.cookies = browser.cookies();
        messages.key = Keys.of(configured);
        messages.clock = Clock.systemUTC();
        return messages;
    }
}
