package org.lintel.oauth;

/**
 * A rule that a request breaks.
 *
 * @param name     short, for metrics: one of few, and never anything of the request
 * @param sentence for people, with the section of the specification
 */
public record BrokenRule(String name, String sentence) {
}
