/**
 * The only package that calls out. Addresses to call come from registrations (a client's back-channel logout address, say), so the author
 * of a registration could make the server call what only the server can reach: a database's console, the cloud's metadata service.
 *
 * <p>{@link org.lintel.fetch.GuardedHttp} therefore looks a name up once, asks {@link org.lintel.fetch.Destinations} about every address
 * that it stands for, and connects to one of exactly these: a name that means something else a moment later changes nothing. It follows no
 * redirect, uses no proxy, and cuts what takes too long or is too much.
 */
package org.lintel.fetch;
