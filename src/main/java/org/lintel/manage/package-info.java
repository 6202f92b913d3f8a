/**
 * What an operator may do, whichever face it has. Every change is written down by {@link org.lintel.manage.Audit}, in the transaction that
 * makes it.
 */
@NullMarked
package org.lintel.manage;

import org.jspecify.annotations.NullMarked;
