/**
 * JSON, by <a href="https://jakarta.ee/specifications/jsonp/">Jakarta JSON Processing</a>. {@link org.lintel.json.JsonText} keeps the
 * factories, whose look-up at every call would cost as much as the rest of a token request; {@link org.lintel.json.RecordJson} maps the
 * records of the model, strictly: an unknown name or a wrong type is an error that names its path.
 *
 * <p>JSON-B would do the mapping, but it ignores unknown names, has no defaults for records and is a different library on each server.
 */
package org.lintel.json;
