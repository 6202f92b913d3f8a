/**
 * The terms of the domain, as records that are valid once they exist: clients, scopes, users, sessions and grants, and the requests and
 * errors of the protocol. Nothing here knows a container, a store or a web page, so a plug-in may use all of it.
 *
 * <p>Names come from the specifications (<a href="https://www.rfc-editor.org/rfc/rfc6749">RFC 6749</a>,
 * <a href="https://openid.net/specs/openid-connect-core-1_0.html">OpenID Connect Core</a>) and, for the options of clients and scopes,
 * from IdentityServer4. All types are immutable and safe for use by several threads unless one says otherwise. {@code null} stands for
 * "not set" only where a component's documentation says so.
 */
@NullMarked
package org.lintel.model;

import org.jspecify.annotations.NullMarked;
