package dev.slipway.readout.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A method's own fields in the order they were put. Numbers that are not finite are left out, never written. */
public final class Detail {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    public Detail with(String key, double value) {
        if (Double.isFinite(value)) {
            fields.put(key, value);
        }
        return this;
    }

    /** A whole number. */
    public Detail with(String key, long value) {
        // As a reader of JSON would have it: int where it fits.
        if (value == (int) value) {
            fields.put(key, (int) value);
        } else {
            fields.put(key, value);
        }
        return this;
    }

    public Detail with(String key, String value) {
        fields.put(key, value);
        return this;
    }

    /** These fields and then those. */
    public Detail with(Detail more) {
        fields.putAll(more.fields);
        return this;
    }

    public Map<String, Object> map() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
