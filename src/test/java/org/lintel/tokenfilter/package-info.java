/** The token filter with tokens of a small issuer that is made of another library, so that no mistake is made on both sides. */
package org.lintel.tokenfilter;
