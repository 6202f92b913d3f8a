package org.lintel.json;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.Set;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * What JSON can say, in YAML 1.2: with its JSON schema, so that {@code no} is a text and {@code 2027-03-31} no date. Tags for anything else
 * are refused, and so are aliases that make a small text a large one.
 */
public final class YamlText {

    /** Without aliases there is at most one. */
    private static final long MOST_VALUES_PER_CHARACTER = 10;
    private static final int DEEPEST = 100;
    private static final LoadSettings SETTINGS = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE)
            .setMaxAliasesForCollections(Integer.MAX_VALUE).build();

    private final Node root;
    private final long most;
    private long values;

    private YamlText(Node root, long most) {
        this.root = root;
        this.most = most;
    }

    /**
     * The object that the text is.
     *
     * @throws IllegalArgumentException with a sentence that says where it is none
     */
    public static JsonObject read(String text) {
        return compose(text).object();
    }

    /** As {@link JsonLines#of}, of YAML. */
    public static OptionalLong line(String complaint, String text) {
        return JsonLines.steps(complaint).map(steps -> OptionalLong.of(line(compose(text).root, steps))).orElse(OptionalLong.empty());
    }

    private static YamlText compose(String text) {
        try {
            return new YamlText(new Compose(SETTINGS).composeString(text)
                    .orElseThrow(() -> new IllegalArgumentException("is not a JSON object with lists of objects")),
                    MOST_VALUES_PER_CHARACTER * text.length());
        } catch (MarkedYamlEngineException e) {
            throw new IllegalArgumentException("is not YAML" + e.getProblemMark().map(YamlText::at).orElse("") + ": " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("is not YAML: " + e.getMessage(), e);
        }
    }

    private JsonObject object() {
        if (value(root, 0) instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("is not a JSON object with lists of objects");
    }

    private JsonValue value(Node node, int depth) {
        if (++values > most || depth > DEEPEST) {
            throw wrong(node, "its aliases stand for too much");
        }
        if (node instanceof MappingNode mapping && node.getTag().equals(Tag.MAP)) {
            return object(mapping, depth);
        } else if (node instanceof SequenceNode sequence && node.getTag().equals(Tag.SEQ)) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            sequence.getValue().forEach(element -> array.add(value(element, depth + 1)));
            return array.build();
        }
        return scalar(node);
    }

    private JsonObject object(MappingNode mapping, int depth) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        Set<String> names = new HashSet<>();
        for (NodeTuple member : mapping.getValue()) {
            if (!(member.getKeyNode() instanceof ScalarNode name)) {
                throw wrong(member.getKeyNode(), "a name is a text");
            }
            if (!names.add(name.getValue())) {
                throw wrong(name, "\"" + name.getValue() + "\" is there twice");
            }
            object.add(name.getValue(), value(member.getValueNode(), depth + 1));
        }
        return object.build();
    }

    private static JsonValue scalar(Node node) {
        Tag tag = node.getTag();
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        try {
            if (tag.equals(Tag.STR)) {
                return Json.createValue(text);
            } else if (tag.equals(Tag.NULL)) {
                return JsonValue.NULL;
            } else if (tag.equals(Tag.BOOL)) {
                return text.equals("true") ? JsonValue.TRUE : JsonValue.FALSE;
            } else if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
                return Json.createValue(new BigDecimal(text));
            }
        } catch (NumberFormatException e) {
            throw wrong(node, "JSON has no number \"" + text + "\"");
        }
        throw wrong(node, "JSON has no " + tag.getValue());
    }

    private static long line(Node node, Iterator<String> steps) {
        Node at = node;
        long line = lineOf(node);
        while (steps.hasNext() && at != null) {
            String step = steps.next();
            if (at instanceof SequenceNode sequence) {
                at = Integer.parseInt(step) < sequence.getValue().size() ? sequence.getValue().get(Integer.parseInt(step)) : null;
                line = at == null ? line : lineOf(at);
            } else if (at instanceof MappingNode mapping) {
                NodeTuple member = mapping.getValue().stream()
                        .filter(one -> one.getKeyNode() instanceof ScalarNode name && name.getValue().equals(step)).findFirst()
                        .orElse(null);
                line = member == null ? line : lineOf(member.getKeyNode());
                at = member == null ? null : member.getValueNode();
            } else {
                at = null;
            }
        }
        return line;
    }

    private static long lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1L;
    }

    private static String at(Mark mark) {
        return " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    private static IllegalArgumentException wrong(Node node, String complaint) {
        return new IllegalArgumentException("is not JSON in YAML" + node.getStartMark().map(YamlText::at).orElse("") + ": " + complaint);
    }
}
