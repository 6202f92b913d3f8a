/** A plug-in with two ways to authenticate of one name: the server does not start with it. */
package org.lintel.twins;
