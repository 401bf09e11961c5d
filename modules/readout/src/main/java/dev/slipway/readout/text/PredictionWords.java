package dev.slipway.readout.text;

import dev.slipway.core.study.Prediction.AsOf;
import dev.slipway.core.study.Prediction.Target;
import dev.slipway.readout.model.PredictionReadout.Calibration;
import dev.slipway.readout.model.PredictionReadout.Comparison;
import dev.slipway.readout.model.PredictionReadout.Feature;
import dev.slipway.readout.model.PredictionReadout.Range;
import dev.slipway.readout.model.PredictionReadout.Trained;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Learned models in words, for screens and paper. */
public final class PredictionWords {
    private static final Pattern WINDOWED = Pattern.compile("(.+)_([1-9][0-9]*)([mhdw])");
    private static final String KNOWN = "known_";
    private static final int DIGITS = 3;

    private PredictionWords() {}

    /** "no event in the 28 days after it", "purchase in the 28 days after it". */
    public static String what(Target target) {
        String window = " in the " + Words.span(target.within()) + " after it";
        String event = target.event() == null ? "event" : Words.of(target.event());
        return switch (target.kind()) {
            case CHURN -> "no event" + window;
            case EVENT -> event + window;
            case AMOUNT -> "amount of " + event + window;
        };
    }

    /** "14 days after first exposure", "2 Nov 2026, 00:00 UTC". */
    public static String asOf(AsOf asOf) {
        Duration after = asOf.afterExposure();
        LocalDate day = asOf.day();
        return after != null
                ? Words.span(after) + " after first exposure"
                : Dates.date(Objects.requireNonNull(day)) + ", 00:00 UTC";
    }

    /** {@code active_days_7d} as "Active days, last 7 days". */
    public static String feature(String name) {
        Matcher windowed = WINDOWED.matcher(name);
        if (!windowed.matches()) {
            return name.startsWith(KNOWN)
                    ? Words.label(name.substring(KNOWN.length())) + " known by then"
                    : Words.label(name);
        }
        long length = Long.parseLong(windowed.group(2));
        String span = switch (windowed.group(3)) {
            case "d" -> Numbers.counted(length, "day", "days");
            case "w" -> Numbers.counted(length, "week", "weeks");
            case "h" -> Numbers.counted(length, "hour", "hours");
            default -> Numbers.counted(length, "minute", "minutes");
        };
        return Words.label(windowed.group(1)) + ", last " + (length == 1 ? span.substring(2) : span);
    }

    /** "Beats the base rate and the linear model.", or what it does not beat. */
    public static String verdict(Trained trained) {
        List<String> beaten = names(trained, true);
        List<String> not = names(trained, false);
        if (not.isEmpty()) {
            return "Beats " + Words.list(beaten) + ".";
        }
        return beaten.isEmpty()
                ? "Does not beat " + Words.list(not) + "."
                : "Beats " + Words.list(beaten) + ", but not " + Words.list(not) + ".";
    }

    private static List<String> names(Trained trained, boolean beats) {
        return trained.comparisons().stream()
                .filter(c -> c.beats() == beats)
                .map(Comparison::baseline)
                .map(name -> "the " + name)
                .toList();
    }

    /** How far scores moved from validation to test. */
    public static String drift(Trained trained) {
        boolean moved = trained.drift().psi() > trained.drift().limit();
        return "Scores " + (moved ? "moved" : "did not move") + " from validation to test: PSI "
                + Numbers.psi(trained.drift().psi()) + ", without drift below "
                + Numbers.psi(trained.drift().limit()) + ".";
    }

    /** Slope, intercept and the parts of the Brier score; empty for an amount. */
    public static String calibration(Trained trained) {
        Calibration calibration = trained.calibration();
        if (calibration == null) {
            return "";
        }
        Range slope = calibration.slope();
        Range intercept = calibration.intercept();
        return "Slope " + (slope == null ? "unknown" : improvement(slope).replace("+", ""))
                + " (1 is right), intercept "
                + (intercept == null ? "unknown" : improvement(intercept)) + " (0 is right). Brier score "
                + Numbers.fixed(calibration.brier(), 4) + " = miscalibration "
                + Numbers.fixed(calibration.miscalibration(), 4) + " − discrimination "
                + Numbers.fixed(calibration.discrimination(), 4) + " + uncertainty "
                + Numbers.fixed(calibration.uncertainty(), 4) + ".";
    }

    /** The learner with its settings. */
    public static String learner(Trained trained) {
        String settings = settings(trained.learner().settings());
        return trained.learner().title() + (settings.isEmpty() ? "" : ": " + settings);
    }

    /** "depth 5, learning rate 0.0718"; whole numbers stay whole. */
    public static String settings(Map<String, Double> settings) {
        return String.join(
                ", ",
                settings.entrySet().stream()
                        .map(e -> (e.getKey().equals("l2") ? "L2" : Words.of(e.getKey())) + " " + setting(e.getValue()))
                        .toList());
    }

    private static String setting(double value) {
        return value == Math.rint(value) ? Numbers.count((long) value) : Numbers.plain(value);
    }

    /** Names of learners for people. */
    public static String learner(String name) {
        return switch (name) {
            case "xgboost" -> "XGBoost";
            case "smile_boosting" -> "Smile boosting";
            default -> Words.label(name);
        };
    }

    /** Rows and mean outcome of each part, and how they were parted. */
    public static String parts(Trained trained) {
        return String.join(
                        "; ",
                        trained.parts().stream()
                                .map(p -> p.name() + " " + Numbers.counted(p.rows(), "user", "users")
                                        + ", mean outcome " + Numbers.plain(p.outcome()))
                                .toList())
                + "; split by " + trained.split().by() + ", seed " + trained.seed();
    }

    /** The features that the model has. */
    public static String features(Trained trained) {
        return String.join(
                "; ",
                trained.features().stream()
                        .filter(Feature::used)
                        .map(Feature::label)
                        .toList());
    }

    /** The settings that were tried, the best first. */
    public static String trials(Trained trained) {
        return trained.trials().isEmpty()
                ? "One setting, so nothing was searched"
                : Numbers.counted(trained.trials().size(), "trial", "trials")
                        + ", cross-validated loss of the best ones: "
                        + String.join(
                                "; ",
                                trained.trials().stream()
                                        .limit(5)
                                        .map(t -> learner(t.learner()) + " " + Numbers.plain(t.loss()) + " ± "
                                                + Numbers.plain(t.error()))
                                        .toList());
    }

    /** A number with its interval, to three digits: "0.742 [0.731, 0.753]". */
    public static String range(Range range) {
        int decimals = decimals(range.value());
        return Numbers.fixed(range.value(), decimals) + " [" + end(range.low(), decimals) + ", "
                + end(range.high(), decimals) + "]";
    }

    /** The number alone, to as many digits. */
    public static String plain(Range range) {
        return Numbers.fixed(range.value(), decimals(range.value()));
    }

    /** An improvement, signed, as finely as its interval asks for. */
    public static String improvement(Range range) {
        Double low = range.low();
        Double high = range.high();
        double size = low == null || high == null ? Math.abs(range.value()) : high - low;
        int coarse = Math.max(0, decimals(size) - 1); // the third digit of a width is noise
        int decimals = isZero(low, coarse) || isZero(high, coarse) ? coarse + 1 : coarse;
        return Numbers.signed(range.value(), decimals) + " [" + signed(low, decimals) + ", " + signed(high, decimals)
                + "]";
    }

    /** Whether an end that is not 0 would look like it. */
    private static boolean isZero(@Nullable Double end, int decimals) {
        return end != null && end != 0 && Math.abs(end) < 0.5 * Math.pow(10, -decimals);
    }

    /** Decimals that show three digits of this size, at most six. */
    private static int decimals(double size) {
        double positive = Math.abs(size);
        if (positive == 0 || positive >= 100) {
            return positive == 0 ? DIGITS : 0;
        }
        return Math.clamp(DIGITS - 1 - (int) Math.floor(Math.log10(positive)), 0, 6);
    }

    private static String end(@Nullable Double value, int decimals) {
        return value == null ? "unknown" : Numbers.fixed(value, decimals);
    }

    private static String signed(@Nullable Double value, int decimals) {
        return value == null ? "unknown" : Numbers.signed(value, decimals);
    }

    /** Names of features as they stand in a table of columns become those for people. */
    public static String sentence(String message) {
        int space = message.indexOf(' ');
        return message.contains(" has one value in all training rows") && space > 0
                ? feature(message.substring(0, space)) + message.substring(space)
                : message;
    }
}
