package org.lintel.config;

/**
 * Something that an operator set is wrong. The message is one sentence that names the setting; Lintel does not start. The sentence is
 * logged as the exception is made: it may be thrown while CDI or the server starts, and both log it among a hundred other lines.
 */
public class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(ConfigurationException.class.getName());

    public ConfigurationException(String sentence) {
        super(sentence);
        LOG.log(System.Logger.Level.ERROR, "Lintel does not start: " + sentence);
    }

    public ConfigurationException(Setting setting, String complaint) {
        this(setting.key() + ": " + complaint);
    }
}
