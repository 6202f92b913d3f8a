/** A JDBC driver that writes down what goes through it: a plug-in in the server, and a driver like another in tests without one. */
package org.lintel.counting;
