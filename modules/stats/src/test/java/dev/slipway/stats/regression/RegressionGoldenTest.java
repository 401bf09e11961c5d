package dev.slipway.stats.regression;

import static dev.slipway.stats.regression.Rows.column;
import static dev.slipway.stats.regression.Rows.fields;
import static dev.slipway.stats.regression.Rows.standardErrors;

import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegressionGoldenTest {

    private final Golden golden = Golden.read("regression.csv");
    private final RegressionData interactions = RegressionData.of(
                    Rows.builder()
                            .interaction("x1", "x2")
                            .interaction("x1", "g")
                            .build(),
                    column("y"))
            .withClusters(Rows.clusters());

    @Test
    void linearModelAsInR() {
        LinearFit fit = LinearRegression.fit(interactions, StandardErrors.CLASSICAL);
        Coefficient x1 = fit.coefficients().table(0.95).get(1);
        Map<String, Double> got = fields("b", fit.coefficients().values());
        got.putAll(fields("se", standardErrors(fit.coefficients())));
        got.putAll(Map.of("sigma", fit.sigma(), "r2", fit.rSquared(), "adj", fit.adjustedRSquared()));
        got.putAll(Map.of("f", fit.fTest().statistic(), "p", fit.fTest().pValue()));
        got.putAll(Map.of("loglik", fit.logLikelihood(), "aic", fit.aic(), "bic", fit.bic()));
        got.putAll(Map.of("t1", x1.statistic(), "p1", x1.pValue(), "low1", x1.low(), "high1", x1.high()));
        got.put("hat7", LinearRegression.leverages(interactions)[7]);
        golden.check("lm", got);
    }

    @Test
    void robustErrorsAsInSandwich() {
        for (StandardErrors errors : StandardErrors.values()) {
            if (errors != StandardErrors.CLASSICAL) {
                LinearFit fit = LinearRegression.fit(interactions, errors);
                String name = errors == StandardErrors.CLUSTER ? "cluster" : errors.name();
                golden.check("lm." + name, fields("se", standardErrors(fit.coefficients())));
            }
        }
        Coefficients.Wald wald = LinearRegression.fit(interactions, StandardErrors.HC3)
                .coefficients()
                .wald(2, 3);
        golden.check("lm.wald", Map.of("f", wald.statistic(), "p", wald.pValue()));
    }

    @Test
    void predictionsAsInR() {
        LinearFit fit = LinearRegression.fit(interactions, StandardErrors.CLASSICAL);
        Matrix rows = Matrix.ofRows(new double[][] {{1, -0.5, 1, 0, 0.4, -0.2, -0.5, 0}, {1, 1.2, 0, 0, 2, 2.4, 0, 0}});
        LinearFit.Prediction p = fit.predict(rows, null, 0.9);
        Map<String, Double> got = fields("fit", p.fit());
        got.putAll(fields("se", p.standardError()));
        got.putAll(fields("meanLow", p.meanLow()));
        got.putAll(fields("meanHigh", p.meanHigh()));
        got.putAll(fields("low", p.low()));
        got.putAll(fields("high", p.high()));
        golden.check("lm.predict", got);
    }

    @Test
    void weightsOffsetAndOriginAsInR() {
        RegressionData weighted = RegressionData.of(Rows.builder().build(), column("y"))
                .withWeights(column("w"))
                .withOffset(column("off"));
        LinearFit fit = LinearRegression.fit(weighted, StandardErrors.CLASSICAL);
        Map<String, Double> got = fields("b", fit.coefficients().values());
        got.putAll(fields("se", standardErrors(fit.coefficients())));
        got.putAll(Map.of("sigma", fit.sigma(), "loglik", fit.logLikelihood()));
        golden.check("lm.weighted", got);
        for (StandardErrors errors :
                List.of(StandardErrors.HC0, StandardErrors.HC2, StandardErrors.HC3, StandardErrors.HC4)) {
            golden.check(
                    "lm.weighted." + errors,
                    fields(
                            "se",
                            standardErrors(
                                    LinearRegression.fit(weighted, errors).coefficients())));
        }
        DesignMatrix design = new DesignBuilder(160)
                .withoutIntercept()
                .factor("g", Rows.levels(), "b")
                .numeric("x1", column("x1"))
                .build();
        int[] order = {1, 0, 2, 3};
        LinearFit origin =
                LinearRegression.fit(RegressionData.of(reorder(design, order), column("y")), StandardErrors.CLASSICAL);
        got = fields("b", origin.coefficients().values());
        got.putAll(fields("se", standardErrors(origin.coefficients())));
        got.put("r2", origin.rSquared());
        golden.check("lm.origin", got);
    }

    /** R puts the reference level first; alphabetical order is ours. R² is around zero as in R. */
    private static DesignMatrix reorder(DesignMatrix design, int[] order) {
        return new DesignMatrix(
                design.x().select(order),
                Arrays.stream(order).mapToObj(j -> design.names().get(j)).toList(),
                Arrays.stream(order).map(j -> design.terms()[j]).toArray(),
                design.rows(),
                false);
    }

    @Test
    void generalisedLinearModelsAsInR() {
        RegressionData binary = RegressionData.of(Rows.builder().build(), column("b"));
        RegressionData counts =
                RegressionData.of(Rows.builder().build(), column("k")).withOffset(column("off"));
        check("logit", binary, Family.logistic());
        check("probit", binary, Family.probit());
        check("cloglog", binary, Family.complementaryLogLog());
        check("poisson", counts, Family.poisson());
        check("quasi", counts, Family.quasiPoisson());
    }

    private void check(String name, RegressionData rows, Family family) {
        RegressionData data = rows.withClusters(Rows.clusters());
        GlmFit fit = Glm.fit(data, family, StandardErrors.CLASSICAL);
        Map<String, Double> got = fields("b", fit.coefficients().values());
        got.putAll(fields("se", standardErrors(fit.coefficients())));
        got.putAll(fields(
                "p",
                fit.coefficients().table(0.95).stream()
                        .mapToDouble(Coefficient::pValue)
                        .toArray()));
        got.putAll(Map.of("deviance", fit.deviance(), "null", fit.nullDeviance()));
        golden.check(name, got);
        if (!family.estimatesDispersion()) {
            golden.check(name + ".fit", Map.of("loglik", fit.logLikelihood(), "aic", fit.aic(), "bic", fit.bic()));
        }
        got = fields(
                "hc0", standardErrors(Glm.fit(data, family, StandardErrors.HC0).coefficients()));
        got.putAll(fields(
                "hc1", standardErrors(Glm.fit(data, family, StandardErrors.HC1).coefficients())));
        got.putAll(fields(
                "cluster",
                standardErrors(Glm.fit(data, family, StandardErrors.CLUSTER).coefficients())));
        golden.check(name + ".robust", got);
    }

    @Test
    void logisticTestsPredictionsAndTrialsAsInR() {
        RegressionData data = RegressionData.of(Rows.builder().build(), column("b"));
        GlmFit large = LogisticRegression.fit(data, StandardErrors.CLASSICAL);
        GlmFit small = LogisticRegression.fit(
                data.withDesign(ColumnSubset.select(data, 0, 1, 4).design()), StandardErrors.CLASSICAL);
        Coefficients.Wald lr = large.likelihoodRatio(small);
        golden.check("logit.lr", Map.of("statistic", lr.statistic(), "p", lr.pValue()));
        GlmFit.Prediction p = large.predict(Rows.newRows(), null, 0.9);
        Map<String, Double> got = fields("mean", p.mean());
        got.putAll(fields("low", p.low()));
        got.putAll(fields("high", p.high()));
        golden.check("logit.predict", got);
        double[] share = Arrays.stream(column("b")).map(b -> (b + 1) / 4).toArray();
        double[] four = Arrays.stream(share).map(s -> 4).toArray();
        GlmFit trials = Glm.fit(
                RegressionData.of(ColumnSubset.select(data, 0, 1, 4).design(), share)
                        .withWeights(four),
                Family.logistic(),
                StandardErrors.CLASSICAL);
        got = fields("b", trials.coefficients().values());
        got.putAll(fields("se", standardErrors(trials.coefficients())));
        got.putAll(Map.of("deviance", trials.deviance(), "loglik", trials.logLikelihood()));
        golden.check("logit.trials", got);
    }

    @Test
    void countsAsInMass() {
        RegressionData data = RegressionData.of(Rows.builder().build(), column("k"));
        double[] twice = Arrays.stream(column("w")).map(w -> 2 * w).toArray();
        GlmFit weighted = Glm.fit(
                data.withDesign(ColumnSubset.select(data, 0, 1, 4).design()).withWeights(twice),
                Family.poisson(),
                StandardErrors.CLASSICAL);
        Map<String, Double> got = fields("b", weighted.coefficients().values());
        got.putAll(fields("se", standardErrors(weighted.coefficients())));
        got.putAll(Map.of(
                "deviance", weighted.deviance(), "null", weighted.nullDeviance(), "loglik", weighted.logLikelihood()));
        golden.check("poisson.weighted", got);
        NegativeBinomial.Result nb = NegativeBinomial.fit(data.withOffset(column("off")), StandardErrors.CLASSICAL);
        got = fields("b", nb.model().coefficients().values());
        got.putAll(fields("se", standardErrors(nb.model().coefficients())));
        got.putAll(Map.of("theta", nb.theta(), "setheta", nb.thetaStandardError()));
        got.putAll(Map.of(
                "deviance",
                nb.model().deviance(),
                "null",
                nb.model().nullDeviance(),
                "loglik",
                nb.model().logLikelihood()));
        golden.check("nb", got);
    }

    @Test
    void firthOnSeparatedRows() {
        double[] x1 = Arrays.copyOf(column("x1"), 40);
        double[] y = Arrays.stream(x1).map(x -> x > 0.1 ? 1 : 0).toArray();
        DesignMatrix design = new DesignBuilder(40)
                .numeric("x1", x1)
                .numeric("x2", Arrays.copyOf(column("x2"), 40))
                .build();
        FirthLogistic firth = FirthLogistic.fit(RegressionData.of(design, y));
        Map<String, Double> got = fields("b", firth.model().coefficients().values());
        got.putAll(fields("se", standardErrors(firth.model().coefficients())));
        got.put("penalized", firth.penalizedLogLikelihood());
        got.put("lr1", firth.profileTest(1).statistic());
        golden.check("firth", got);
    }
}
