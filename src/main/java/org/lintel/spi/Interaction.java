package org.lintel.spi;

/**
 * Bean: all that a page for users needs, to be injected; Lintel's own pages use nothing else. It is not for plug-ins to implement.
 *
 * <p>Everything is about the browser whose request is being answered: there is no telling it about another one. Call it within an HTTP
 * request to Lintel; there it may be used by any number of threads and requests at once. What stands in an address or a form may be passed
 * on as it came: an id that was made up, belongs to another browser or another user, or is out of date finds nothing and changes nothing.
 *
 * <p>An <em>address to go on to</em> is a path on this server, context path included. Send the browser there with status 303: 307 would
 * repeat a posted password (RFC 9700 §4.12).
 *
 * <p>What a form asks for is done by these methods without further questions, so check the form first: {@link FormInteraction#acceptsForm}.
 *
 * <p>Each facet is a bean of its own as well: a page that is about one thing injects just that, and shows by it what it can do.
 */
public interface Interaction
        extends
            AuthorizationInteraction,
            SignInInteraction,
            SignOutInteraction,
            AccountInteraction,
            FormInteraction,
            ErrorInteraction {
}
