/**
 * The browser at the other end: its cookies, its address, the origin and the token of its forms, and what its pages may do. The only
 * package that touches cookies.
 *
 * <p>{@code lintel} says who is signed in, {@code lintel.check} lets the check-session page see that something changed,
 * {@code lintel.requests} is what waiting requests are sealed for and outdated forms known by, and {@code lintel.browser} ties every form,
 * and what was done for a request, to the browser.
 */
package org.lintel.browser;
