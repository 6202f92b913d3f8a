/** An API that needs no library: MicroProfile JWT of the server checks Lintel's access tokens. docs/protecting-apis.md tells how. */
package org.lintel.mpjwt;
