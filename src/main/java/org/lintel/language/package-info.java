/**
 * What the pages say, and in which languages. {@code texts.properties} beside this is in English, {@code texts_de.properties} in German;
 * plug-ins bring further languages, and an operator texts of their own ({@link org.lintel.language.TextFiles}). Which of them a page is in,
 * {@link org.lintel.language.Languages} decides.
 */
package org.lintel.language;
