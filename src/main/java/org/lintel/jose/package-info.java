/**
 * Signing and verifying tokens; the only package that knows <a href="https://bitbucket.org/b_c/jose4j">jose4j</a>, which verifies and
 * publishes. Signing is done here, natively where that runs. What is verified is
 * decided by keys that are known before, never by the token: our own have one algorithm each, those of clients what their owner says
 * ({@link org.lintel.jose.VerificationKeys}); headers that carry or point to keys are ignored
 * (<a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725</a>).
 */
package org.lintel.jose;
