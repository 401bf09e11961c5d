package dev.slipway.benchmarks.reference.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What we computed for a check: numbers or texts by path, and the paths that the check itself handed us. */
public final class Answers {
    private final Map<String, Object> found;
    private final Set<String> given;
    private final String prefix;

    /** Nothing answered yet. */
    public Answers() {
        this(new LinkedHashMap<>(), new LinkedHashSet<>(), "");
    }

    private Answers(Map<String, Object> found, Set<String> given, String prefix) {
        this.found = found;
        this.given = given;
        this.prefix = prefix;
    }

    /** The same answers seen from a part of the values. */
    public Answers in(String part) {
        return new Answers(found, given, prefix + part + "/");
    }

    /** Our number. */
    public Answers put(String path, double value) {
        found.put(prefix + path, value);
        return this;
    }

    /** Our text. */
    public Answers put(String path, String value) {
        found.put(prefix + path, value);
        return this;
    }

    /** Our numbers, by position. */
    public Answers put(String path, double... values) {
        for (int i = 0; i < values.length; i++) {
            put(path + "/" + i, values[i]);
        }
        return this;
    }

    /** Our counts, by position. */
    public Answers put(String path, long[] values) {
        for (int i = 0; i < values.length; i++) {
            put(path + "/" + i, (double) values[i]);
        }
        return this;
    }

    /** Says that these values, and what is under them, are inputs that the check states, so there is nothing to compare. */
    public Answers given(String... paths) {
        for (String path : paths) {
            given.add(prefix + path);
        }
        return this;
    }

    boolean isGiven(String path) {
        for (String one : given) {
            if (path.equals(one) || path.startsWith(one + "/")) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    Object at(String path) {
        return found.get(path);
    }
}
