/** An outsider's plug-in that keeps what is done and what happens elsewhere: it fills the places of management. */
package org.lintel.ledger;
