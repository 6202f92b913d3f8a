/** What requests cost, side by side; no part of a build. */
package org.lintel.benchmark;
