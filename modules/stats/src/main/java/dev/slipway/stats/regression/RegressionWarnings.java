package dev.slipway.stats.regression;

import dev.slipway.stats.StatWarning;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The conditions under which regressions warn. */
final class RegressionWarnings {

    /** Clusters under which cluster-robust errors are visibly too small. */
    static final int FEW_CLUSTERS = 40;

    /** Share of the squares that rounding leaves, as R takes it. */
    private static final double ROUNDING = 1e-30;

    private static final String SEPARATED = "A combination of columns separates the outcomes perfectly. ";

    private RegressionWarnings() {}

    static List<StatWarning> aliased(List<String> names, boolean[] kept) {
        String columns = IntStream.range(0, kept.length)
                .filter(j -> !kept[j])
                .mapToObj(names::get)
                .collect(Collectors.joining(", "));
        if (columns.isEmpty()) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.RANK_DEFICIENT,
                "These columns depend on the columns before them and have no coefficient: " + columns + "."));
    }

    static List<StatWarning> clusters(int clusters) {
        if (clusters >= FEW_CLUSTERS) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.FEW_CLUSTERS,
                String.format(
                        Locale.ROOT,
                        "There are %d clusters; below %d cluster-robust errors tend to be too small.",
                        clusters,
                        FEW_CLUSTERS)));
    }

    /** Nothing, or rounding alone, is left of the response. */
    static List<StatWarning> perfect(double residualSquares, double totalSquares) {
        return residualSquares > ROUNDING * totalSquares
                ? List.of()
                : List.of(new StatWarning(
                        StatWarning.Kind.ZERO_VARIANCE,
                        "The model explains the response to the last digit, so its errors are only rounding."));
    }

    static List<StatWarning> fullLeverage(int rows) {
        if (rows == 0) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.FULL_LEVERAGE,
                String.format(
                        Locale.ROOT,
                        "%d rows determine their own fitted value; they add nothing to these robust errors.",
                        rows)));
    }

    static StatWarning notConverged(String what, int iterations) {
        return new StatWarning(
                StatWarning.Kind.NOT_CONVERGED,
                String.format(Locale.ROOT, "%s did not converge in %d iterations.", what, iterations));
    }

    static List<StatWarning> overdispersed(double dispersion) {
        if (!(dispersion > 1.5)) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.OVERDISPERSED,
                String.format(
                        Locale.ROOT,
                        "The Pearson dispersion is %.3g; Poisson errors take it as 1 and are too small.",
                        dispersion)));
    }

    /** Maximum likelihood has no finite answer, and none was put in its place. */
    static StatWarning separation(Family family) {
        boolean counts = family instanceof PoissonFamily || family instanceof NegativeBinomialFamily;
        return new StatWarning(
                StatWarning.Kind.SEPARATION,
                counts
                        ? "Every count is 0 where a combination of columns is not. Coefficients and errors grow without"
                                + " bound; leave a column out or join its level to another."
                        : SEPARATED + "Coefficients and errors grow without bound; use Firth's penalised likelihood.");
    }

    /** Maximum likelihood has no finite answer, so Firth's was taken. */
    static StatWarning penalised() {
        return new StatWarning(
                StatWarning.Kind.SEPARATION,
                SEPARATED + "Firth's penalised likelihood is used instead; read its profile tests, not Wald's.");
    }

    /** Rows beyond a quantile, as expected, per column. */
    static List<StatWarning> fewBeyond(double rows, int columns) {
        if (rows >= 10.0 * columns) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.SMALL_SAMPLE,
                String.format(
                        Locale.ROOT,
                        "About %.0f rows lie beyond the quantile for %d columns; below 10 per column its errors are rough.",
                        rows,
                        columns)));
    }
}
