/** Somebody else's plug-in for asking and signing in: a source of requests, a response mode, a sign-in method with its page, and a policy. */
package org.lintel.harbour;
