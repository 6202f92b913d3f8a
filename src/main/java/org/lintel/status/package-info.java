/** {@code /status/…}: whether this node lives, has started and can serve, for load balancers and supervisors. Says nothing else. */
package org.lintel.status;
