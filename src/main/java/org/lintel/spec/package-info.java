/**
 * Citations: which sentence of which specification a rule keeps. {@code docs/conformance.md} is made of them, and of the same ones on
 * tests.
 */
package org.lintel.spec;
