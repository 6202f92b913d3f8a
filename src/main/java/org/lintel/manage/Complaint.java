package org.lintel.manage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence of the rules of the configuration file, which begins with a path such as {@code clients[0].redirectUris[1]}. */
final class Complaint {

    private static final Pattern MEMBER = Pattern.compile("\\.([A-Za-z][A-Za-z0-9]*+(?:#[A-Za-z0-9-]++)?+)|\\[([0-9]++)]");

    private static final Pattern LIST = Pattern.compile("(clients|users|scopes|apiResources|operators)(\\[[0-9]++].*)");

    private Complaint() {
    }

    /** A sentence about several lists: it has the path somewhere, such as {@code sent: line 1: clients[0].redirectUris}. */
    static ManagementException within(String sentence) {
        Matcher list = LIST.matcher(sentence);
        if (!list.find()) {
            return new ManagementException(ManagementException.Reason.INVALID, sentence);
        }
        ManagementException about = about(list.group(1), list.group());
        return new ManagementException(ManagementException.Reason.INVALID, about.getMessage(),
                "/" + list.group(1) + about.pointer());
    }

    /** @param root what the path begins with; the sentence need not have one */
    static ManagementException about(String root, String sentence) {
        String rest = sentence.startsWith(root) ? sentence.substring(root.length()) : "";
        var pointer = new StringBuilder();
        Matcher member = MEMBER.matcher(rest);
        while (member.lookingAt()) {
            pointer.append('/').append(member.group(1) == null ? member.group(2) : member.group(1));
            rest = rest.substring(member.end());
            member = MEMBER.matcher(rest);
        }
        return new ManagementException(ManagementException.Reason.INVALID, sentence, pointer.isEmpty() ? null : pointer.toString());
    }
}
