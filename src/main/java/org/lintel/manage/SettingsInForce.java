package org.lintel.manage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Setting;
import org.lintel.config.SettingInForce;
import org.lintel.config.SettingsPage;
import org.lintel.config.Version;
import org.lintel.plugin.PlacesReport;
import org.lintel.plugin.Provider;

/** What holds on this node: its version, its settings and where each was said, and who fills which place. */
@ApplicationScoped
public class SettingsInForce {

    @Inject
    PlacesReport report;

    public Map<String, Object> all(Operator who) {
        who.reading(Area.SETTINGS);
        var places = new LinkedHashMap<String, Object>();
        report.places().forEach((place, provider) -> places.put(place.toString(), shown(provider)));
        var chains = new LinkedHashMap<String, Object>();
        report.chains().forEach((chain, members) -> chains.put(chain.toString(), members.stream().map(SettingsInForce::shown).toList()));
        var all = new LinkedHashMap<String, Object>();
        all.put("version", Version.running());
        all.put("settings", settings());
        all.put("places", places);
        all.put("chains", chains);
        return all;
    }

    private static List<Map<String, Object>> settings() {
        return Stream.of(Setting.values()).map(SettingInForce::of).map(SettingsInForce::shown).toList();
    }

    private static Map<String, Object> shown(SettingInForce said) {
        Setting setting = said.setting();
        var shown = new LinkedHashMap<String, Object>();
        shown.put("name", setting.key());
        shown.put("variable", setting.variable());
        shown.put("value", said.value());
        shown.put("default", setting.fallback());
        shown.put("source", said.source().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        shown.put("file", said.file());
        shown.put("description", SettingsPage.description(setting));
        shown.put("documentation", SettingsPage.documentation(setting));
        return shown;
    }

    private static Map<String, Object> shown(Provider provider) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("by", provider.name());
        shown.put("builtIn", provider.builtIn());
        shown.put("jar", provider.jar());
        return shown;
    }
}
