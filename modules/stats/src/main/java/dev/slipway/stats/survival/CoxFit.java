package dev.slipway.stats.survival;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.ChiSquared;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.CrossProducts;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.Vectors;
import dev.slipway.stats.regression.Coefficient;
import dev.slipway.stats.regression.Coefficients;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A fitted Cox model. Coefficients are log hazard ratios. */
public final class CoxFit {

    private final SurvivalData data;
    private final Coefficients coefficients;
    private final Coefficients naive;
    private final Ties ties;
    private final double nullLogLikelihood;
    private final double logLikelihood;
    private final double scoreStatistic;
    private final int iterations;
    private final boolean converged;
    private final int @Nullable [] clusterOf;
    private final int clusters;
    private final List<StatWarning> warnings;
    private final CoxRegression.Solution solution;

    CoxFit(
            SurvivalData data,
            Coefficients coefficients,
            Coefficients naive,
            Ties ties,
            double nullLogLikelihood,
            double logLikelihood,
            double scoreStatistic,
            int iterations,
            boolean converged,
            int @Nullable [] clusterOf,
            int clusters,
            List<StatWarning> warnings,
            CoxRegression.Solution solution) {
        this.data = data;
        this.coefficients = coefficients;
        this.naive = naive;
        this.ties = ties;
        this.nullLogLikelihood = nullLogLikelihood;
        this.logLikelihood = logLikelihood;
        this.scoreStatistic = scoreStatistic;
        this.iterations = iterations;
        this.converged = converged;
        this.clusterOf = clusterOf;
        this.clusters = clusters;
        this.warnings = List.copyOf(warnings);
        this.solution = solution;
    }

    /** Log hazard ratios with the covariance asked for. */
    public Coefficients coefficients() {
        return coefficients;
    }

    /** Log hazard ratios with the inverse information. */
    public Coefficients naiveCoefficients() {
        return naive;
    }

    /** Hazard ratios: estimates and interval ends of the table, exponentiated; errors stay on the log scale. */
    public List<Coefficient> hazardRatios(double level) {
        List<Coefficient> rows = new ArrayList<>();
        for (Coefficient c : coefficients.table(level)) {
            rows.add(new Coefficient(
                    c.name(),
                    Math.exp(c.estimate()),
                    c.standardError(),
                    Math.exp(c.low()),
                    Math.exp(c.high()),
                    c.statistic(),
                    c.pValue(),
                    c.aliased()));
        }
        return rows;
    }

    /** Partial log-likelihood at β = 0. */
    public double nullLogLikelihood() {
        return nullLogLikelihood;
    }

    /** Partial log-likelihood at the estimate. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Likelihood-ratio test that all coefficients are zero. */
    public Coefficients.Wald likelihoodRatioTest() {
        return test(2 * (logLikelihood - nullLogLikelihood));
    }

    /** Score test that all coefficients are zero; with one two-group column and no ties, the log-rank test. */
    public Coefficients.Wald scoreTest() {
        return test(scoreStatistic);
    }

    /** Wald test that all coefficients are zero, with the covariance asked for. */
    public Coefficients.Wald waldTest() {
        return coefficients.wald(
                IntStream.range(0, coefficients.values().length).toArray());
    }

    private Coefficients.Wald test(double statistic) {
        int df = coefficients.rank();
        double positive = Math.max(0, statistic);
        return new Coefficients.Wald(positive, df, Double.POSITIVE_INFINITY, ChiSquared.survival(positive, df));
    }

    /** How ties were treated. */
    public Ties ties() {
        return ties;
    }

    /** Newton steps. */
    public int iterations() {
        return iterations;
    }

    /** Whether the tolerance was reached. */
    public boolean converged() {
        return converged;
    }

    /** Clusters behind the errors; 0 for errors from the information. */
    public int clusters() {
        return clusters;
    }

    /** Reasons to read the fit with care. */
    public List<StatWarning> warnings() {
        return warnings;
    }

    /** Event minus expected events, by row. */
    public double[] martingaleResiduals() {
        return CoxResiduals.martingale(solution.rows(), solution.state());
    }

    /** Score residuals by row; columns as the coefficients that were estimated. */
    public Matrix scoreResiduals() {
        return CoxResiduals.score(solution.rows(), solution.state());
    }

    /** Score residuals times the inverse information: how far leaving a row out would move the coefficients. */
    public Matrix dfbeta() {
        return scoreResiduals()
                .times(Cholesky.semidefinite(solution.information(), 0).inverse());
    }

    /** Schoenfeld residuals: x of an event minus the mean over its risk set, by event in order of stratum and time. */
    public Matrix schoenfeldResiduals() {
        return CoxResiduals.schoenfeld(solution.rows(), solution.state());
    }

    /** Cumulative baseline hazard at x = 0 by stratum, with the model's treatment of ties. */
    public BaselineHazard baselineHazard() {
        CoxState state = solution.state();
        double centre = Vectors.dot(state.beta, solution.rows().centre, 0, state.beta.length) + state.shift;
        return BaselineHazard.of(data, solution.rows(), state.hazard, centre);
    }

    /** x'β̂ by row, without the columns left out. */
    public double[] linearPredictor() {
        CoxRows rows = solution.rows();
        double[] eta = CrossProducts.linearPredictor(rows.x, solution.state().beta, null);
        double centre = Vectors.dot(solution.state().beta, rows.centre, 0, rows.centre.length);
        double[] result = new double[eta.length];
        for (int i = 0; i < eta.length; i++) {
            result[rows.order[i]] = eta[i] + centre;
        }
        return result;
    }

    /** Concordance of the linear predictor with the order of events, within strata; its error regards clusters. */
    public Concordance concordance() {
        return Concordance.of(data, linearPredictor(), clusterOf);
    }

    /** Score tests of proportional hazards. */
    public ProportionalHazards proportionalHazards(ProportionalHazards.Scale scale) {
        return ProportionalHazards.test(data, solution, coefficients.names(), coefficients.kept(), scale);
    }
}
