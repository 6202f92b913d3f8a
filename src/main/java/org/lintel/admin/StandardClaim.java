package org.lintel.admin;

import static org.lintel.admin.FieldKind.EITHER;
import static org.lintel.admin.FieldKind.NUMBER;
import static org.lintel.admin.FieldKind.TEXT;
import static org.lintel.admin.FieldKind.VALUE;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of a claim that has a meaning everywhere (OpenID Connect Core §5.1).
 *
 * @param main    whether the form of each user has it
 * @param meaning a sentence
 */
record StandardClaim(FieldKind kind, boolean main, String meaning) {

    /** By name, in the order of a form. */
    static final Map<String, StandardClaim> ALL = new LinkedHashMap<>();

    /** Of any other name. */
    static final StandardClaim OTHER = new StandardClaim(TEXT, false, "");

    static {
        main("name", TEXT, "the full name, as applications show it");
        main("given_name", TEXT, "the given or first names");
        main("family_name", TEXT, "the surnames");
        main("email", TEXT, "where mail reaches the user");
        main("email_verified", EITHER, "whether it has been seen that the address is the user's");
        main("phone_number", TEXT, "such as +49 30 123456");
        more("phone_number_verified", EITHER, "whether it has been seen that the number is the user's");
        more("middle_name", TEXT, "the middle names");
        more("nickname", TEXT, "what friends say");
        more("preferred_username", TEXT, "what the user likes to be called: the user name, where nothing is said");
        more("profile", TEXT, "the address of a page about the user");
        more("picture", TEXT, "the address of a picture of the user");
        more("website", TEXT, "the address of the user's own page");
        more("gender", TEXT, "female, male or another word");
        more("birthdate", TEXT, "such as 1990-12-31, or 0000-12-31 without the year");
        more("zoneinfo", TEXT, "the time zone, such as Europe/Berlin");
        more("locale", TEXT, "the language, such as de-DE");
        more("address", VALUE, "an object with formatted, street_address, locality, region, postal_code and country");
        more("updated_at", NUMBER, "when any of this has changed last, in seconds since 1970");
    }

    static StandardClaim of(String name) {
        return ALL.getOrDefault(name, OTHER);
    }

    private static void main(String name, FieldKind kind, String meaning) {
        ALL.put(name, new StandardClaim(kind, true, meaning));
    }

    private static void more(String name, FieldKind kind, String meaning) {
        ALL.put(name, new StandardClaim(kind, false, meaning));
    }
}
