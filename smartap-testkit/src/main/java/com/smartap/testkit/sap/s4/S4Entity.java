package com.smartap.testkit.sap.s4;

import com.smartap.testkit.odata.ODataEntity;
import com.smartap.testkit.odata.ODataEntity.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an entity consists of. Written as words: {@code Name:10} is a text of ten characters, {@code Name#} a decimal,
 * {@code Name?} a flag, {@code Name@} a day, {@code Name!} a moment, {@code Name~} a time, {@code name>Entity} refers to
 * many and {@code name>>Entity} to one; behind it {@code -} says that it is not creatable, {@code *} that it is
 * mandatory, {@code ^} that it is kept in upper case, {@code %} that it may not be filtered.
 *
 * @param name of the entity set
 * @param keys its key fields
 * @param fields its fields by name
 * @param navigations what it refers to, by name
 */
record S4Entity(String name, List<String> keys, Map<String, Field> fields, Map<String, Navigation> navigations) {
    private static final Pattern FIELD = Pattern.compile("(\\w+?)(?::(\\d+)|([#?@!~]))([-*^%]*)");
    private static final Pattern NAVIGATION = Pattern.compile("(\\w+)(>{1,2})(\\w+)");

    /** One field. */
    record Field(Kind kind, int length, boolean creatable, boolean mandatory, boolean upper, boolean filterable) {}

    /** What an entity refers to. */
    record Navigation(String entity, boolean many) {}

    static S4Entity of(String name, String keys, String text) {
        Map<String, Field> fields = new LinkedHashMap<>();
        Map<String, Navigation> navigations = new LinkedHashMap<>();
        for (String word : text.trim().split("\\s+")) {
            Matcher navigation = NAVIGATION.matcher(word);
            Matcher field = FIELD.matcher(word);
            if (navigation.matches()) {
                boolean many = navigation.group(2).length() == 1;
                navigations.put(navigation.group(1), new Navigation(navigation.group(3), many));
            } else if (field.matches()) {
                String marks = field.group(4);
                int length = field.group(2) == null ? 0 : Integer.parseInt(field.group(2));
                fields.put(
                        field.group(1),
                        new Field(
                                kind(field.group(3)),
                                length,
                                !marks.contains("-"),
                                marks.contains("*"),
                                marks.contains("^"),
                                !marks.contains("%")));
            } else {
                throw new IllegalArgumentException("\"%s\" of %s is no field".formatted(word, name));
            }
        }
        return new S4Entity(name, List.of(keys.split(",")), fields, navigations);
    }

    /** The fields that queries may name. */
    ODataEntity queryable() {
        ODataEntity entity = ODataEntity.of(name + "Type");
        for (Map.Entry<String, Field> field : fields.entrySet()) {
            if (field.getValue().filterable()) {
                entity = entity.with(field.getValue().kind(), field.getKey());
            }
        }
        return entity;
    }

    @SuppressWarnings("NullAway") // a group that did not match is null
    private static Kind kind(String mark) {
        if (mark == null) {
            return Kind.TEXT;
        }
        return switch (mark) {
            case "#" -> Kind.NUMBER;
            case "?" -> Kind.FLAG;
            case "@" -> Kind.DATE;
            case "!" -> Kind.INSTANT;
            default -> Kind.TIME;
        };
    }
}
