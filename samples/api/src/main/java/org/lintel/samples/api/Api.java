package org.lintel.samples.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The server finds the resources, and the token filter in its jar. */
@ApplicationPath("/")
public class Api extends Application {
}
