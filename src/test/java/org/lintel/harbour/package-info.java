/** A plug-in of somebody else: a source of requests, a response mode, a sign-in method with its page, and a policy. */
package org.lintel.harbour;
