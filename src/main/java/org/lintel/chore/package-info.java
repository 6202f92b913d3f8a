/**
 * What Lintel does from time to time without being asked: ending expired sessions, changing signing keys, forgetting what has expired. A
 * bean that implements {@link org.lintel.chore.Chore} is found and run by {@link org.lintel.chore.Chores}.
 */
package org.lintel.chore;
