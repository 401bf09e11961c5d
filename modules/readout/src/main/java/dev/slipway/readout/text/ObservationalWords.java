package dev.slipway.readout.text;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ObservationalReadout;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The effect without randomisation in words: one hand for screen and paper. */
public final class ObservationalWords {
    private static final String NAIVE = "naive_difference";

    /** Methods that take no account of what was known of users before, the plain difference among them. */
    private static final Set<String> UNADJUSTED =
            Set.of(NAIVE, "two_way_fixed_effects", "group_time", "group_time_proportional");

    /** Two estimates differ when their distance is beyond this many standard errors of it. */
    private static final double APART = 1.96;

    private ObservationalWords() {}

    /** How its numbers are written: the others' level and the narrowest adjusted interval set the digits. */
    public static MetricFormat format(ObservationalReadout readout) {
        double level = 0;
        double half = 0;
        for (Estimate e : readout.estimates()) {
            Object mean = e.detail().get("mean_others");
            level = mean instanceof Number number ? Math.max(level, Math.abs(number.doubleValue())) : level;
            double own = (e.ciHigh() - e.ciLow()) / 2;
            half = half == 0 ? own : Math.min(half, own);
        }
        return MetricFormat.of(readout.rate(), level, half);
    }

    /** Whom an estimate is about: "everybody", "the treated"; empty for the plain difference. */
    public static String about(String estimand) {
        return switch (estimand) {
            case "ate" -> "everybody";
            case "att" -> "the treated";
            case "overlap" -> "either group possible";
            default -> "";
        };
    }

    /** Whom the study asks about, for a sentence. */
    public static String asked(ObservationalReadout readout) {
        return readout.estimand().equals("overlap")
                ? "those who could have been in either group"
                : about(readout.estimand());
    }

    /** Who is compared: "Beta: yes, 1,395 units against 4,605 others; the effect on the treated". */
    public static String compared(ObservationalReadout readout) {
        String left = readout.leftOut() == 0
                ? ""
                : "; " + Numbers.counted(readout.leftOut(), "unit", "units")
                        + " without a group or an outcome left out";
        return readout.treated() + ", " + Numbers.counted(readout.treatedUnits(), "unit", "units") + " against "
                + Numbers.counted(readout.controlUnits(), "other", "others") + "; the effect on " + asked(readout)
                + left;
    }

    /** The estimate of this method; null when it has none. */
    public static @Nullable Estimate estimate(ObservationalReadout readout, String method) {
        return readout.estimates().stream()
                .filter(e -> e.method().equals(method))
                .findFirst()
                .orElse(null);
    }

    /** Whether the methods agree with the randomised answer, and what that teaches. */
    public static String summary(ObservationalReadout readout) {
        List<Estimate> adjusted = readout.estimates().stream()
                .filter(e -> !UNADJUSTED.contains(e.method()))
                .toList();
        Estimate naive = estimate(readout, NAIVE);
        if (naive == null || adjusted.isEmpty()) {
            return "There is no adjusted estimate here; the warnings say why.";
        }
        MetricFormat format = format(readout);
        Estimate randomised = readout.randomised();
        String plain = "As they stand the groups differ by " + format.difference(naive.effect()) + ".";
        return randomised == null ? plain + " " + alone(adjusted, format) : beside(naive, adjusted, randomised, format);
    }

    private static String alone(List<Estimate> adjusted, MetricFormat format) {
        double low = adjusted.stream().mapToDouble(Estimate::effect).min().orElse(0);
        double high = adjusted.stream().mapToDouble(Estimate::effect).max().orElse(0);
        return "Adjusted for what was known before, the methods say " + format.difference(low) + " to "
                + format.difference(high)
                + ". No randomised answer of the same quantity stands beside them, so they are worth what their"
                + " assumptions are worth: that nothing unmeasured decided who was treated.";
    }

    private static String beside(Estimate naive, List<Estimate> adjusted, Estimate randomised, MetricFormat format) {
        long agree = adjusted.stream().filter(e -> !apart(e, randomised)).count();
        String test = "The randomised answer is "
                + format.withInterval(randomised.effect(), randomised.ciLow(), randomised.ciHigh())
                + ". As they stand the groups differ by " + format.difference(naive.effect()) + times(naive, randomised)
                + ". ";
        String count = agree == adjusted.size()
                ? "All " + agree + " adjusted methods agree"
                : agree + " of " + adjusted.size() + " adjusted methods " + (agree == 1 ? "agrees" : "agree");
        return test + count + " with the randomised answer within chance. "
                + lesson(apart(naive, randomised), agree, adjusted.size());
    }

    private static String lesson(boolean misled, long agree, int methods) {
        if (!misled) {
            return agree == methods
                    ? "Here the plain difference would not have misled either; without the test nobody could have known."
                    : "The plain difference was not misled, but some adjustments were: more adjustment is not always better.";
        }
        if (agree == methods) {
            return "So what decided who was treated was measured here. That is a fact about this data, not a proof for the"
                    + " next comparison without a test.";
        }
        return agree == 0
                ? "So something that was not measured decided who was treated, or an assumption fails. Trust the test."
                : "So the answer hangs on the method: look at balance, overlap and each method's assumptions, and trust the"
                        + " test.";
    }

    /** ", 3.1 times as much": only where both point the same way and the sizes differ. */
    private static String times(Estimate naive, Estimate randomised) {
        double ratio = naive.effect() / randomised.effect();
        return ratio >= 1.5 && Double.isFinite(ratio) && !randomised.includesZero()
                ? String.format(Locale.ROOT, ", %.1f times as much", ratio)
                : "";
    }

    /** Whether they differ beyond chance; of the same users, as far as their errors were independent. */
    static boolean apart(Estimate a, Estimate b) {
        Double one = a.standardError();
        Double other = b.standardError();
        double error = Math.hypot(one == null ? 0 : one, other == null ? 0 : other);
        return Math.abs(a.effect() - b.effect()) > APART * error;
    }
}
