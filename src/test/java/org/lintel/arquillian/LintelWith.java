package org.lintel.arquillian;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import org.lintel.test.Built;

/** The WAR as built with one plug-in jar more. */
final class LintelWith {

    private LintelWith() {
    }

    static WebArchive plugin(Class<?>... classes) {
        var jar = ShrinkWrap.create(JavaArchive.class, "plugin.jar").addClasses(classes);
        return ShrinkWrap.createFromZipFile(WebArchive.class, Built.war().toFile()).addAsLibrary(jar);
    }
}
