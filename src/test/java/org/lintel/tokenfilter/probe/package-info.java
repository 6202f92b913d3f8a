/** Resources that show what the token filter lets through; they are laid into the sample Api as a jar. */
package org.lintel.tokenfilter.probe;
