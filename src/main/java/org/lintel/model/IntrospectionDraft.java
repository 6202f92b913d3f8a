package org.lintel.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a caller is told about a token that is active and concerns it (RFC 7662 §2.2). It belongs to one request and is not for use by
 * several threads.
 *
 * @param asker   who asks: the name of an API resource or of a scope, or the id of a client
 * @param subject the user, as {@code UserStore} knows them, which may differ from {@code sub}; {@code null} where a client acts for itself
 * @param answer  what there is to be told anyway; not modifiable
 * @param members what is told beside it
 */
public record IntrospectionDraft(String asker, @Nullable String subject, Map<String, Object> answer, AddedMembers members) {

    /** Says nothing about the user. */
    @Override
    public String toString() {
        return "IntrospectionDraft for " + asker;
    }
}
