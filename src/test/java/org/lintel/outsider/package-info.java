/** Endpoints of somebody else, in a jar of their own: nothing in Lintel knows of them. */
package org.lintel.outsider;
