/** Pages of other people: the sample with its own signed-out page and look, and a servlet that uses all of Interaction. */
package org.lintel.ownpages;
