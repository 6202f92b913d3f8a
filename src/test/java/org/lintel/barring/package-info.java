/** A plug-in that does not let everybody use every application, and what people see of it. */
package org.lintel.barring;
