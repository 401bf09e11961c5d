package dev.slipway.core.study;

import dev.slipway.core.yaml.YamlNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers and days from scalars; null where the scalar is something else. */
final class Scalars {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9][0-9_]{0,40}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})([eE][+-]?[0-9]{1,3})?");

    private Scalars() {}

    static @Nullable BigDecimal number(YamlNode node) {
        if (node.kind() != YamlNode.Kind.SCALAR
                || node.quoted()
                || !NUMBER.matcher(node.text()).matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(node.text().replace("_", ""));
        return Double.isFinite(number.doubleValue()) ? number : null;
    }

    /** A whole number, also when written as 28.0 or 6e4. */
    static @Nullable Long whole(YamlNode node) {
        BigDecimal number = number(node);
        try {
            return number == null ? null : number.longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
