package org.lintel.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.config.Addresses;
import org.lintel.json.JsonText;
import org.lintel.manage.Clients;
import org.lintel.manage.Entry;
import org.lintel.manage.ManagementException;
import org.lintel.manage.Trials;

/** Signing in to an application without having it; what came back is explained and not kept. */
@Named("trial")
@RequestScoped
public class TryView {

    /** Something in the answer, and what it means. */
    public record Member(String name, String value, String meaning) {
    }

    @Inject
    Console console;

    @Inject
    Clients clients;

    @Inject
    Trials trials;

    @Inject
    Wording wording;

    private Asked asked;
    private Entry entry;
    private Trials.Asked request;
    private Map<String, String> parameters = Map.of();
    private List<Token> tokens = List.of();
    private Map<String, Object> answer;
    private String message;

    /** Before the page is rendered. */
    public void prepare() {
        asked = Asked.now();
        console.open(() -> {
            request = asked.text("state").flatMap(state -> trials.asked(console.operator(), state)).orElse(null);
            String id = request != null ? request.clientId() : asked.text("id").orElse("");
            if (request == null && asked.text("state").isPresent()) {
                throw new ManagementException(ManagementException.Reason.INVALID, wording.of("try.strange"));
            }
            entry = clients.find(console.operator(), id);
            parameters = trials.request(console.operator(), id);
            if (asked.isForm() && request != null) {
                redeem();
            }
        });
    }

    private void redeem() {
        try {
            answer = trials.redeem(console.operator(), request, asked.text("code").orElse(""), asked.text("secret").orElse(null));
            tokens = Stream.of("id_token", "access_token", "refresh_token").flatMap(name -> Token.of(name, answer).stream()).toList();
        } catch (ManagementException e) {
            Console.refused(e);
            message = e.getMessage();
        }
    }

    public String getName() {
        return entry == null ? "" : Objects.toString(entry.members().get("clientName"), entry.id());
    }

    public String getApplicationAddress() {
        return Address.client(entry.id()).link();
    }

    /** Whether the answer may come here. */
    public boolean isReady() {
        return redirectUris().contains(trials.redirectUri());
    }

    private List<?> redirectUris() {
        return entry.members().get("redirectUris") instanceof List<?> list ? list : List.of();
    }

    public String getRedirectUri() {
        return trials.redirectUri();
    }

    /** Where that is proposed. */
    public String getProposal() {
        var all = new ArrayList<Object>(redirectUris());
        all.add(trials.redirectUri());
        return Address.client(entry.id()).with("changes", JsonText.write(Map.of("redirectUris", all))).link();
    }

    /** What will be asked, without what is as random as it looks. */
    public List<Member> getParameters() {
        return parameters.entrySet().stream().map(each -> member("try.parameter.", each.getKey(), each.getValue())).toList();
    }

    private Member member(String prefix, String name, String value) {
        return new Member(name, value, wording.find(prefix + name).orElse(""));
    }

    /** Off to the sign-in, as the application would send the browser there. */
    public String getStart() {
        Address address = new Address(Addresses.AUTHORIZE);
        for (Map.Entry<String, String> each : parameters.entrySet()) {
            address = address.with(each.getKey(), each.getValue());
        }
        return address.link();
    }

    /** Whether an answer has come. */
    public boolean isBack() {
        return request != null;
    }

    /** The error that came instead of a code, or {@code null}. */
    public String getError() {
        return asked.text("error").orElse(null);
    }

    public String getErrorDescription() {
        return asked.text("error_description").orElse(null);
    }

    /** Whether the client has to prove who it is. */
    public boolean isSecretWanted() {
        return !Boolean.FALSE.equals(entry.members().get("requireClientSecret"));
    }

    /** Why the code was not redeemed, or {@code null}. */
    public String getMessage() {
        return message;
    }

    /** Once the code was redeemed. */
    public boolean isRedeemed() {
        return answer != null;
    }

    public List<Token> getTokens() {
        return tokens;
    }

    /** What came beside the tokens. */
    public List<Member> getOthers() {
        return answer.entrySet().stream().filter(each -> !each.getKey().endsWith("_token"))
                .map(each -> member("try.answer.", each.getKey(), each.getValue().toString())).toList();
    }

    /** What a member of a token means; empty for what only the application knows. */
    public String meaning(Token.Part part) {
        return wording.find("member." + part.name()).orElse("");
    }

    /** Whether the id_token answers this request and no other; nothing to say where there is none. */
    public boolean isNonceSame() {
        return tokens.stream().filter(token -> token.name().equals("id_token")).flatMap(token -> token.values("nonce"))
                .anyMatch(request.nonce()::equals);
    }
}
