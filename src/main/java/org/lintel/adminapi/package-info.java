/**
 * {@code /admin/api}: management for programs (RFC 9110, RFC 9457). Each resource asks {@link org.lintel.adminapi.Access} whether the
 * caller may, calls {@code org.lintel.manage}, and says in HTTP what came of it.
 */
package org.lintel.adminapi;
