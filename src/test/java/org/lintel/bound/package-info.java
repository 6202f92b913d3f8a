/** An outsider's plug-in that binds access tokens to keys and certificates, and answers with errors of its own. */
package org.lintel.bound;
