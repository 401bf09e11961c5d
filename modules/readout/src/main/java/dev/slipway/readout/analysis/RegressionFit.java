package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Errors;
import dev.slipway.core.study.Analyses.Model;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.regression.Coefficient;
import dev.slipway.stats.regression.Coefficients;
import dev.slipway.stats.regression.Family;
import dev.slipway.stats.regression.FirthLogistic;
import dev.slipway.stats.regression.Glm;
import dev.slipway.stats.regression.GlmFit;
import dev.slipway.stats.regression.LinearFit;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.LogisticRegression;
import dev.slipway.stats.regression.NegativeBinomial;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One model fitted, whatever its family.
 *
 * @param kept which columns have a coefficient
 * @param errors in words
 * @param fit numbers about the whole model, finite ones only
 */
record RegressionFit(
        boolean[] kept, List<Coefficient> table, String errors, Map<String, Double> fit, List<String> warnings) {
    /** Rows × columns² up to which Firth's profile intervals cost no time worth naming. */
    private static final long PROFILE_WORK = 50_000;
    /** θ beyond which a negative binomial is a Poisson distribution. */
    private static final double POISSON_THETA = 1e6;

    /** @throws CannotFit for counts whose ratios have no finite estimate */
    static RegressionFit of(Model model, Errors errors, RegressionData data, double level) throws CannotFit {
        return switch (model) {
            case LINEAR -> linear(errors, data, level);
            case LOGISTIC -> logistic(errors, data, level);
            case POISSON -> count(Glm.fit(data, Family.poisson(), sandwich(errors)), errors, level);
            case QUASI_POISSON -> count(Glm.fit(data, Family.quasiPoisson(), sandwich(errors)), errors, level);
            case NEGATIVE_BINOMIAL -> negativeBinomial(errors, data, level);
        };
    }

    private static StandardErrors sandwich(Errors errors) {
        return errors == Errors.ROBUST ? StandardErrors.HC0 : StandardErrors.CLASSICAL;
    }

    private static String words(Errors errors) {
        return errors == Errors.ROBUST ? "robust (sandwich)" : "of the model";
    }

    private static RegressionFit linear(Errors errors, RegressionData data, double level) {
        boolean robust = errors == Errors.ROBUST;
        LinearFit fit = LinearRegression.fit(data, robust ? StandardErrors.HC3 : StandardErrors.CLASSICAL);
        Map<String, Double> numbers = new LinkedHashMap<>();
        put(numbers, "r_squared", fit.rSquared());
        put(numbers, "adjusted_r_squared", fit.adjustedRSquared());
        put(numbers, "residual_standard_deviation", fit.sigma());
        put(numbers, "aic", fit.aic());
        return new RegressionFit(
                fit.coefficients().kept(),
                fit.coefficients().table(level),
                robust ? "HC3" : "equal variances",
                numbers,
                messages(fit.warnings()));
    }

    private static RegressionFit logistic(Errors errors, RegressionData data, double level) {
        GlmFit fit = LogisticRegression.fit(data, sandwich(errors));
        if (!fit.separated()) {
            return new RegressionFit(
                    fit.coefficients().kept(),
                    fit.coefficients().table(level),
                    words(errors),
                    numbers(fit, false),
                    messages(fit.warnings()));
        }
        long columns = fit.coefficients().values().length;
        boolean profile = data.rows() * columns * columns <= PROFILE_WORK;
        List<String> warnings = new ArrayList<>(messages(fit.warnings().stream()
                .filter(w -> w.kind() != StatWarning.Kind.SEPARATION)
                .toList()));
        warnings.add("A combination of terms separates the outcomes perfectly, so ordinary estimates grow without end."
                + " Firth's penalised likelihood is used instead"
                + (profile
                        ? ", with its profile intervals and tests."
                        : "; its intervals are Wald's, which are rough under separation."));
        List<Coefficient> table = profile
                ? profile(FirthLogistic.fit(data), fit.coefficients(), level)
                : fit.coefficients().table(level);
        return new RegressionFit(
                fit.coefficients().kept(), table, profile ? "Firth, profile" : "Firth", numbers(fit, false), warnings);
    }

    private static List<Coefficient> profile(FirthLogistic firth, Coefficients coefficients, double level) {
        List<Coefficient> rows = new ArrayList<>();
        List<Coefficient> wald = coefficients.table(level);
        for (int j = 0; j < wald.size(); j++) {
            Coefficient row = wald.get(j);
            if (row.aliased()) {
                rows.add(row);
                continue;
            }
            double[] ends = firth.profileInterval(j, level);
            Coefficients.Wald test = firth.profileTest(j);
            rows.add(new Coefficient(
                    row.name(),
                    row.estimate(),
                    row.standardError(),
                    ends[0],
                    ends[1],
                    test.statistic(),
                    test.pValue(),
                    false));
        }
        return rows;
    }

    private static RegressionFit count(GlmFit fit, Errors errors, double level) throws CannotFit {
        requireFinite(fit);
        return new RegressionFit(
                fit.coefficients().kept(),
                fit.coefficients().table(level),
                words(errors),
                numbers(fit, true),
                messages(fit.warnings()));
    }

    /** A logistic model has Firth's answer then; counts have none. */
    private static void requireFinite(GlmFit fit) throws CannotFit {
        if (fit.separated()) {
            throw new CannotFit(
                    "Every count is 0 where a combination of terms is not, so its ratio has no finite estimate."
                            + " Leave out one of the terms, or group its levels.");
        }
    }

    private static RegressionFit negativeBinomial(Errors errors, RegressionData data, double level) throws CannotFit {
        NegativeBinomial.Result result = NegativeBinomial.fit(data, sandwich(errors));
        requireFinite(result.model());
        Map<String, Double> numbers = numbers(result.model(), true);
        List<String> warnings = new ArrayList<>(messages(result.model().warnings()));
        if (result.theta() < POISSON_THETA) {
            put(numbers, "theta", result.theta());
            put(numbers, "theta_se", result.thetaStandardError());
        } else {
            warnings.add(
                    "The counts do not vary more than a Poisson distribution lets them, so θ has no finite estimate;"
                            + " take poisson.");
        }
        return new RegressionFit(
                result.model().coefficients().kept(),
                result.model().coefficients().table(level),
                words(errors),
                numbers,
                warnings);
    }

    private static Map<String, Double> numbers(GlmFit fit, boolean dispersion) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        put(numbers, "pseudo_r_squared", 1 - fit.deviance() / fit.nullDeviance());
        put(numbers, "aic", fit.aic());
        if (dispersion) {
            put(numbers, "dispersion", fit.pearson() / (double) fit.residualDf());
        }
        return numbers;
    }

    private static void put(Map<String, Double> numbers, String name, double value) {
        if (Double.isFinite(value)) {
            numbers.put(name, value);
        }
    }

    private static List<String> messages(List<StatWarning> warnings) {
        return warnings.stream().map(StatWarning::message).toList();
    }
}
