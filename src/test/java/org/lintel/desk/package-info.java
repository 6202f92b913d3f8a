/** An outsider's plug-in that stores something of its own, and manages clients. */
package org.lintel.desk;
