/** A plug-in that joins each chain of rules, adapters and customizers twice, fills the place of the policy, signs, and looks on. */
package org.lintel.chained;
