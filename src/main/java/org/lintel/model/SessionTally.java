package org.lintel.model;

/**
 * How many sessions are asked for; somebody who is signed in with two browsers has two.
 *
 * @param sessions how many there are
 * @param users    how many people that signs in
 * @param more     whether there are more than these, which were not counted
 */
public record SessionTally(int sessions, int users, boolean more) {
}
