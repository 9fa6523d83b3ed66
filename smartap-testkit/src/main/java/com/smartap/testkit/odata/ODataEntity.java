package com.smartap.testkit.odata;

import com.smartap.spi.Api;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is known of an entity: the properties that a query may name. Immutable. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class ODataEntity {
    /** By what two values are compared. */
    public enum Kind {
        /** Characters. */
        TEXT,
        /** A number, however it is written. */
        NUMBER,
        /** True or false. */
        FLAG,
        /** A day; a time that the value holds besides is left out. */
        DATE,
        /** A moment. */
        INSTANT,
        /** A time of day. */
        TIME,
        /** An object or a list: may be selected, but not compared. */
        NESTED
    }

    private final String name;
    private final Map<String, Kind> properties;

    private ODataEntity(String name, Map<String, Kind> properties) {
        this.name = name;
        this.properties = properties;
    }

    /** An entity without properties yet. */
    public static ODataEntity of(String name) {
        return new ODataEntity(name, Map.of());
    }

    /** The same with more properties; those within objects are named by their path, such as {@code Address/City}. */
    public ODataEntity with(Kind kind, String... names) {
        return with(kind, Set.of(names));
    }

    /** The same with more properties. */
    public ODataEntity with(Kind kind, Collection<String> names) {
        Map<String, Kind> more = new LinkedHashMap<>(properties);
        names.forEach(property -> more.put(property, kind));
        return new ODataEntity(name, more);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Whether it has a property of this name, in this case. */
    public boolean has(String property) {
        return properties.containsKey(property);
    }

    /**
     * The kind of a property.
     *
     * @throws ODataQueryException if there is none of that name
     */
    public Kind kind(String property) {
        Kind kind = properties.get(property);
        if (kind == null) {
            throw new ODataQueryException("Property '%s' of '%s' is invalid".formatted(property, name));
        }
        return kind;
    }
}
