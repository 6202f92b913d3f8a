package org.lintel.issue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import org.lintel.model.Claims;
import org.lintel.spec.Duty;

/**
 * The languages in which a client would like to have claims, the parameter {@code claims_locales}. A claim in a language has its tag after
 * the name: {@code family_name#ja-Kana-JP} (OpenID Connect Core §5.2).
 *
 * @param tags as they are in the names of claims, best first
 */
record ClaimsLocales(List<String> tags) {

    /** For {@code de-AT}, {@code de} will do as well (RFC 4647 §3.4). What is no language tag is skipped. */
    static ClaimsLocales of(List<String> wanted) {
        List<String> tags = new ArrayList<>();
        for (String tag : wanted) {
            try {
                String shorter = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
                while (!shorter.isEmpty()) {
                    tags.add(shorter);
                    shorter = shorter.substring(0, Math.max(0, shorter.lastIndexOf('-')));
                }
            } catch (IllformedLocaleException noLanguage) {
                // a wish that cannot be met
            }
        }
        return new ClaimsLocales(tags.stream().distinct().toList());
    }

    /**
     * Each of these claims in the best language that it is in. Its name stays without a tag: "it is RECOMMENDED that OPs return Claims
     * without language tags when they employ this language and script" (§5.2).
     *
     * @param profile what there is of the names that it is asked for
     */
    @Duty("Core 5.2 languages")
    Claims told(Collection<String> names, Function<Set<String>, Claims> profile) {
        return best(names, profile.apply(variants(names)));
    }

    /** All that may be told as one of these claims. */
    private Set<String> variants(Collection<String> names) {
        Set<String> variants = new LinkedHashSet<>(names);
        names.stream().filter(name -> name.indexOf('#') < 0).forEach(name -> tags.forEach(tag -> variants.add(name + "#" + tag)));
        return variants;
    }

    private Claims best(Collection<String> names, Claims variants) {
        var best = new LinkedHashMap<String, Object>();
        for (String name : names) {
            best.put(name, tags.stream().map(tag -> variants.values().get(name + "#" + tag)).filter(java.util.Objects::nonNull).findFirst()
                    .orElse(variants.values().get(name)));
        }
        return new Claims(best);
    }
}
