package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.Roots;
import dev.slipway.stats.power.PowerAnalysis;
import dev.slipway.stats.sequential.Design;
import dev.slipway.stats.sequential.Sides;
import dev.slipway.stats.sequential.Spending;
import java.util.Arrays;

/** Group-sequential boundaries with their operating characteristics, published constants, spending functions. */
public final class Boundaries implements Family {
    private static final double POWER = 0.8;
    private static final double LARGEST_DRIFT = 20;
    private static final double HAYBITTLE = 3;

    @Override
    public boolean knows(Check check) {
        return check.methodHas("group-sequential boundary", "published constants", "alpha-spending function");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        if (check.methodHas("published")) {
            published(check, answers, "C_P", 0.5);
            published(check, answers, "C_B", 0);
        } else if (check.methodHas("spending function")) {
            spending(check, answers);
        } else {
            boundary(check, answers);
        }
    }

    private static void boundary(Check check, Answers answers) {
        double[] rates = check.numbers("information_rates");
        double alpha = check.parameter("alpha", Intervals.ALPHA);
        Sides sides = check.parameter("sided", 2) == 1 ? Sides.ONE : Sides.TWO;
        Design design = design(check, rates, alpha, sides);
        // rpact counts a rejection on either side as power.
        double power = 1 - check.parameter("beta", 1 - POWER);
        double drift = drift(design, power);
        double[] rejected = sides == Sides.ONE ? design.upperCrossing(drift) : design.crossing(drift);
        for (int i = rejected.length - 1; i > 0; i--) {
            rejected[i] -= rejected[i - 1];
        }
        double inflation = inflation(design, drift, alpha, power);
        answers.given("K", "alpha", "sided", "information_rates")
                .put("critical_values_z", design.boundaries())
                .put(
                        "stage_levels_one_sided_p",
                        Arrays.stream(design.boundaries()).map(Normal::survival).toArray())
                .put("cumulative_alpha_spent", spent(design))
                .put("independent_check_cumulative_alpha_pmvnorm", spent(design))
                .put("inflation_factor_power" + Math.round(100 * power), inflation)
                .put("shift", drift * drift)
                .put("ASN_ratio_H1", design.expectedFraction(drift) * inflation)
                .put("ASN_ratio_H0", design.expectedFraction(0) * inflation)
                .put("ASN_ratio_H01", design.expectedFraction(drift / 2) * inflation)
                .put("rejection_prob_by_stage_under_H1", rejected);
    }

    private static double drift(Design design, double power) {
        int last = design.looks() - 1;
        return design.sides() == Sides.ONE
                ? design.driftForPower(power)
                : Roots.between(d -> design.crossing(d)[last] - power, 0, LARGEST_DRIFT, 1e-12);
    }

    private static double inflation(Design design, double drift, double alpha, double power) {
        if (design.sides() == Sides.ONE) {
            return design.inflation(power);
        }
        double fixed = Roots.between(d -> PowerAnalysis.powerTwoSided(d, 1, alpha) - power, 0, LARGEST_DRIFT, 1e-12);
        return drift * drift / (fixed * fixed);
    }

    private static double[] spent(Design design) {
        return design.sides() == Sides.ONE ? design.upperCrossing(0) : design.crossing(0);
    }

    private static Design design(Check check, double[] rates, double alpha, Sides sides) {
        String type = Check.find(check.call(), "typeOfDesign\\s*=\\s*['\"](\\w+)['\"]");
        return switch (type == null ? "" : type) {
            case "OF" -> Design.wangTsiatis(rates, 0, alpha, sides);
            case "P" -> Design.wangTsiatis(rates, 0.5, alpha, sides);
            case "WT" -> Design.wangTsiatis(rates, check.parameter("deltaWT", 0), alpha, sides);
            case "asOF" -> Design.spending(rates, Spending.obrienFleming(), alpha, sides);
            case "asP" -> Design.spending(rates, Spending.pocock(), alpha, sides);
            case "asKD" -> Design.spending(rates, Spending.power(check.parameter("gammaA", 1)), alpha, sides);
            case "asHSD" ->
                Design.spending(rates, Spending.hwangShihDeCani(check.parameter("gammaA", -4)), alpha, sides);
            case "HP" -> Design.haybittlePeto(rates, check.parameter("constantBoundsHP", HAYBITTLE), alpha, sides);
            default -> throw new IllegalArgumentException("the design " + type + " is not known");
        };
    }

    private static void published(Check check, Answers answers, String path, double power) {
        for (String key : check.keys(path)) {
            int looks = Integer.parseInt(key.substring(1));
            double[] rates = new double[looks];
            for (int i = 0; i < looks; i++) {
                rates[i] = (i + 1.0) / looks;
            }
            double[] z =
                    Design.wangTsiatis(rates, power, Intervals.ALPHA, Sides.TWO).boundaries();
            answers.in(path).put(key, z[looks - 1]);
        }
    }

    private static void spending(Check check, Answers answers) {
        double[] times = check.numbers("t");
        answers.given("t");
        for (String key : check.keys()) {
            String alpha = Check.find(key, "_a(\\.\\d+)");
            if (alpha != null) {
                double a = Double.parseDouble(alpha);
                answers.put(key, Arrays.stream(times).map(t -> spent(key, t, a)).toArray());
            }
        }
    }

    private static double spent(String key, double t, double alpha) {
        String number = Check.find(key, "^[a-z]+_?m?(\\d+)_");
        double parameter = number == null ? 0 : Double.parseDouble(number);
        if (key.startsWith("asOF")) {
            return key.contains("two_sided")
                    ? Spending.obrienFleming().spent(t, alpha, Sides.TWO)
                    : Spending.obrienFleming().oneSided(t, alpha);
        }
        if (key.startsWith("asP")) {
            return Spending.pocock().oneSided(t, alpha);
        }
        return key.startsWith("kd")
                ? Spending.power(parameter).oneSided(t, alpha)
                : Spending.hwangShihDeCani(key.contains("_m") ? -parameter : parameter)
                        .oneSided(t, alpha);
    }
}
