/**
 * {@code /connect/logo}: the logos of clients as Lintel shows them. Browsers load nothing from elsewhere, so no other server learns who is
 * about to sign in; {@link org.lintel.logo.Logos} fetches each logo itself and keeps it for a day.
 */
package org.lintel.logo;
