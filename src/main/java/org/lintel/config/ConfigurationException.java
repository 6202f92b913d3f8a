package org.lintel.config;

/** Something that an operator set is wrong. The message is one sentence that names the setting; Lintel does not start. */
public class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConfigurationException(String sentence) {
        super(sentence);
    }

    public ConfigurationException(Setting setting, String complaint) {
        super(setting.key() + ": " + complaint);
    }
}
