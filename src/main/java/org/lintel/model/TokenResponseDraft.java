package org.lintel.model;

/**
 * A successful answer of the token endpoint (RFC 6749 §5.1) that is about to be made: its tokens do not exist yet. It belongs to one
 * request and is not for use by several threads.
 *
 * @param issuance whom the tokens are for, and what is behind it
 * @param members  what stands beside the tokens
 */
public record TokenResponseDraft(Issuance issuance, AddedMembers members) {
}
