package org.lintel.issue;

import java.util.List;

import org.lintel.spi.RequestRule;

/** The rules of plug-ins as the server has them. */
public final class RequestRulesOf {

    private RequestRulesOf() {
    }

    public static RequestRules these(RequestRule... rules) {
        var all = new RequestRules();
        all.all = List.of(rules);
        return all;
    }
}
