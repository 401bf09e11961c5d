package dev.slipway.readout.text;

import dev.slipway.readout.model.RegressionReadout;
import dev.slipway.readout.model.SurvivalReadout;
import dev.slipway.readout.model.TransitionReadout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models in words, the same on screen and on paper. */
public final class ModelSentences {
    private static final Map<String, String> FIT = Map.of(
            "r_squared", "R²",
            "adjusted_r_squared", "adjusted R²",
            "pseudo_r_squared", "pseudo R² (deviance)",
            "residual_standard_deviation", "residual standard deviation",
            "aic", "AIC",
            "dispersion", "dispersion",
            "theta", "θ",
            "theta_se", "its standard error");
    private static final List<String> ORDER = List.of(
            "r_squared",
            "adjusted_r_squared",
            "pseudo_r_squared",
            "residual_standard_deviation",
            "dispersion",
            "theta",
            "theta_se",
            "aic");

    private ModelSentences() {}

    /** The note of a regression's method: {@code logistic_regression}. */
    public static String method(RegressionReadout regression) {
        return regression.model() + "_regression";
    }

    /** "logistic", "negative binomial", "quasi-Poisson". */
    public static String family(RegressionReadout regression) {
        return switch (regression.model()) {
            case "poisson" -> "Poisson";
            case "quasi_poisson" -> "quasi-Poisson";
            default -> regression.model().replace('_', ' ');
        };
    }

    /** "42,118 units, 12 left out · errors HC3". */
    public static String basis(RegressionReadout regression) {
        if (regression.rows().isEmpty()) {
            return "not fitted";
        }
        String left = regression.leftOut() == 0 ? "" : ", " + Numbers.count(regression.leftOut()) + " left out";
        return Numbers.counted(regression.units(), "unit", "units") + left + " · errors: " + regression.errors();
    }

    /** "pseudo R² (deviance) 0.084, AIC 31,204". */
    public static String fit(RegressionReadout regression) {
        List<String> parts = new ArrayList<>();
        for (String name : ORDER) {
            Double value = regression.fit().get(name);
            if (value != null) {
                parts.add(FIT.get(name) + " " + (name.equals("aic") ? Numbers.fixed(value, 1) : Numbers.plain(value)));
            }
        }
        return String.join(", ", parts);
    }

    /** "Treatment +2.0 days [+1.5, +2.5] against control without the event, of the first 84 days · log-rank p < 0.001". */
    public static String restrictedMean(SurvivalReadout survival) {
        List<String> parts = new ArrayList<>();
        for (SurvivalReadout.Difference d : survival.restrictedMeans()) {
            parts.add(name(survival, d.group()) + " " + days(d) + " days [" + ends(d) + "] against "
                    + reference(survival, d.against()));
        }
        String horizon = Numbers.brief(survival.horizon(), 1).replace("+", "");
        String means = parts.isEmpty()
                ? ""
                : String.join(", ", parts) + " without the event, of the first " + horizon + " days";
        Double p = survival.logRankP();
        String test = p == null ? "" : "log-rank " + Numbers.pEquals(p);
        return means.isEmpty() || test.isEmpty() ? means + test : means + " · " + test;
    }

    private static int decimals(SurvivalReadout.Difference d) {
        return Math.clamp(Numbers.meaningfulDecimals((d.high() - d.low()) / 2) - 1, 1, 4);
    }

    private static String days(SurvivalReadout.Difference d) {
        return Numbers.signed(d.days(), decimals(d));
    }

    private static String ends(SurvivalReadout.Difference d) {
        String interval = Numbers.interval(d.low(), d.high(), decimals(d));
        return interval.substring(1, interval.length() - 1);
    }

    private static String reference(SurvivalReadout survival, String level) {
        return survival.by().equals("variant") ? Words.of(level) : Words.level(level);
    }

    private static String name(SurvivalReadout survival, String level) {
        return survival.by().equals("variant") ? Words.label(level) : Words.level(level);
    }

    /** "concordance 0.68 [0.67, 0.69]". */
    public static String concordance(SurvivalReadout.Cox cox) {
        return "concordance " + Numbers.ratio(cox.concordance()) + " [" + Numbers.ratio(cox.concordanceLow()) + ", "
                + Numbers.ratio(cox.concordanceHigh()) + "]";
    }

    /** "cart → purchase: treatment 27.1% [26.0, 28.2], control 25.0% [24.0, 26.1]". */
    public static String cell(TransitionReadout transitions, int from, int to) {
        List<String> parts = new ArrayList<>();
        for (int a = transitions.arms().size() - 1; a >= 0; a--) {
            TransitionReadout.Arm arm = transitions.arms().get(a);
            if (arm.counts().get(from).stream().allMatch(n -> n == 0)) {
                parts.add(Words.of(arm.variant()) + " never there");
                continue;
            }
            double share = arm.probability().get(from).get(to);
            int decimals = Numbers.ppDecimals(share);
            parts.add(Words.of(arm.variant()) + " " + Numbers.fixed(100 * share, decimals) + "% ["
                    + Numbers.fixed(100 * arm.low().get(from).get(to), decimals) + ", "
                    + Numbers.fixed(100 * arm.high().get(from).get(to), decimals) + "]");
        }
        return Words.of(transitions.states().get(from)) + " → "
                + Words.of(transitions.states().get(to)) + ": " + String.join(", ", parts);
    }

    /** "Sessions that reach purchase: control 11.0%, treatment 12.3%."; null without a goal. */
    public static @Nullable String goal(TransitionReadout transitions) {
        TransitionReadout.Goal goal = transitions.goal();
        return goal == null
                ? null
                : "Sessions that reach " + Words.of(goal.event()) + ": " + byArm(transitions, goal.reached()) + ".";
    }

    /** "Without cart, this share of them would be lost: control 64.0%, treatment 61.0%."; empty without removal effects. */
    public static List<String> removals(TransitionReadout transitions) {
        TransitionReadout.Goal goal = transitions.goal();
        List<String> sentences = new ArrayList<>();
        if (goal != null) {
            for (TransitionReadout.Removal removal : goal.removal()) {
                sentences.add("Without " + Words.of(removal.state())
                        + ", this share of them would be lost: "
                        + byArm(transitions, removal.effect()) + ".");
            }
        }
        return sentences;
    }

    private static String byArm(TransitionReadout transitions, List<Double> shares) {
        List<String> parts = new ArrayList<>();
        for (int a = 0; a < shares.size(); a++) {
            parts.add(Words.of(transitions.arms().get(a).variant()) + " " + Numbers.rate(shares.get(a)));
        }
        return String.join(", ", parts);
    }

    /** What the test of the order says; null where there was none. */
    public static @Nullable String order(TransitionReadout transitions) {
        Double p = transitions.orderP();
        return p == null
                ? null
                : (p < 0.05
                                ? "What comes next depends on more than the last event ("
                                : "No sign that what comes next depends on more than the last event (")
                        + Numbers.pEquals(p) + ").";
    }
}
