package dev.slipway.core.study;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a value of the study file may be. The reader checks against shapes and the JSON Schema is written from them, so
 * that the two can't differ.
 */
sealed interface Shape {
    /** Words, not empty. The pattern is a regular expression, {@code said} puts it in words; both null for any text. */
    record Words(@Nullable String pattern, @Nullable String said) implements Shape {}

    /** One of a few words. */
    record Choice(String noun, List<String> values) implements Shape {}

    /** A number within bounds; an open bound is itself not allowed. */
    record Num(
            boolean whole, @Nullable Double low, @Nullable Double high, boolean open) implements Shape {}

    /** A length of time such as {@code 7d}. */
    record Span() implements Shape {}

    /** A calendar day such as {@code 2026-10-05}. */
    record Day() implements Shape {}

    /** A group of known keys. With {@code exactlyOne}, one of them and no more. */
    record Group(List<Field> fields, boolean exactlyOne) implements Shape {
        /** The field of a key; asking for one that is not described is a fault of the program. */
        Field field(String key) {
            return fields.stream()
                    .filter(f -> f.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No field " + key + " is described"));
        }

        List<String> keys() {
            return fields.stream().map(Field::key).toList();
        }
    }

    /** A group whose keys the author names; the pattern is for the names. */
    record Named(
            Shape value,
            @Nullable String keyPattern,
            @Nullable String keySaid,
            int least) implements Shape {}

    /** A list. */
    record Several(Shape item, int least, int most) implements Shape {}

    /** One value, or a list of such values that stand for it. */
    record OneOrSeveral(Shape item) implements Shape {
        static final int MOST = 20;
    }

    /**
     * A key of a group.
     *
     * @param byDefault what holds when the key is left out; null when nothing does
     * @param meaning one or two sentences, for the schema and for remedies
     * @param example the key with a value, as it would be written
     */
    record Field(
            String key,
            Shape shape,
            boolean required,
            @Nullable Object byDefault,
            String meaning,
            String example) {}

    static Field required(String key, Shape shape, String meaning, String example) {
        return new Field(key, shape, true, null, meaning, example);
    }

    static Field optional(String key, Shape shape, String meaning, String example) {
        return new Field(key, shape, false, null, meaning, example);
    }

    static Field optional(String key, Shape shape, Object byDefault, String meaning, String example) {
        return new Field(key, shape, false, byDefault, meaning, example);
    }

    /** A group of these keys. */
    static Group group(Field... fields) {
        return new Group(List.of(fields), false);
    }

    static Words words() {
        return new Words(null, null);
    }

    static Choice choice(String noun, String... values) {
        return new Choice(noun, List.of(values));
    }

    static Num whole(long low, long high) {
        return new Num(true, (double) low, (double) high, false);
    }

    static Num number(double low, double high) {
        return new Num(false, low, high, false);
    }

    /** Greater than low and less than high. */
    static Num inside(double low, double high) {
        return new Num(false, low, high, true);
    }

    static Num anyNumber() {
        return new Num(false, null, null, false);
    }
}
