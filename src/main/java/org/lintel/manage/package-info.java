/**
 * What operators may do: look through and change clients, scopes, API resources, users, sessions and permissions. The faces, an API for
 * programs and a console for people, call this and nothing else; neither can do what the other cannot. What is written is checked by the
 * rules of the configuration file, and every change leaves its audit line in the same transaction. Knows no HTTP, no pages and no SQL.
 */
@NullMarked
package org.lintel.manage;

import org.jspecify.annotations.NullMarked;
