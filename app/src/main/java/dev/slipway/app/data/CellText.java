package dev.slipway.app.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How values of a table are shown: as they are, but for digits beyond what anybody reads. */
final class CellText {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final Pattern LONG_FRACTION =
            Pattern.compile("-?\\d+(?:\\.\\d{7,}(?:[eE][+-]?\\d+)?|(?:\\.\\d+)?[eE][+-]?\\d+)");
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100_000);

    private CellText() {}

    /** Whether every value of a column is a number; false of a column without values. */
    static boolean numbers(List<@Nullable String[]> rows, int column) {
        boolean any = false;
        for (@Nullable String[] row : rows) {
            String value = row[column];
            if (value != null) {
                any = true;
                if (!NUMBER.matcher(value).matches()) {
                    return false;
                }
            }
        }
        return any;
    }

    /** Six digits of a long fraction, everything else as it is. */
    static String of(String value) {
        if (value.length() > 40 || !LONG_FRACTION.matcher(value).matches()) {
            return value;
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shown =
                exact.abs().compareTo(WHOLE) >= 0 ? exact.setScale(0, RoundingMode.HALF_EVEN) : exact.round(DIGITS);
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }
}
