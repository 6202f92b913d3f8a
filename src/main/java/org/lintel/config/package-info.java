/**
 * What an operator decides. {@link org.lintel.config.Setting} lists every setting with its default, {@link org.lintel.config.Settings}
 * hands them out, a record for each topic ({@link org.lintel.config.SessionSettings} and so on): a new setting is a line in the list and
 * one in its topic. They come from <a href="https://microprofile.io/specifications/config/">MicroProfile Config</a>: system properties,
 * environment variables ({@code LINTEL_ISSUER}) or another source that the server adds. A wrong value stops the start with one sentence.
 *
 * <p>Code that serves a request asks {@link org.lintel.config.Issuer} for the issuer, never the settings, so that one day there can be
 * several.
 */
package org.lintel.config;
