/**
 * The backing beans of the pages below {@code /admin}, for operators. They are thin: what may be done, and by whom,
 * {@link org.lintel.manage} knows. Forms are guarded as those of the user pages are.
 */
package org.lintel.admin;
