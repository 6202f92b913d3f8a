/**
 * The browser at the other end: its cookies, its address, the origin and the token of its forms, and what its pages may do. The only
 * package that touches cookies.
 *
 * <p>{@code lintel} says who is signed in, {@code lintel.check} lets the check-session page see that something changed, and
 * {@code lintel.browser} ties a kept request and every form to the browser that they were made for.
 */
package org.lintel.browser;
