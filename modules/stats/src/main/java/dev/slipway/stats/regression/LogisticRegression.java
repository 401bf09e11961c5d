package dev.slipway.stats.regression;

import dev.slipway.stats.StatWarning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Logistic regression that always has a finite answer: maximum likelihood, and Firth's penalised likelihood where the
 * outcomes are separated (Albert and Anderson 1984, doi:10.1093/biomet/71.1.1).
 *
 * <p>Separation is seen when fitted log-odds beyond ±18 still move by a constant factor per iteration, which the
 * quadratic convergence to a finite maximum does not do.
 */
public final class LogisticRegression {

    private LogisticRegression() {}

    /**
     * Fits by maximum likelihood; where that diverges, and rows are in memory, by Firth's method with a warning. Under
     * separation the errors are Firth's classical ones whatever was asked for.
     */
    public static GlmFit fit(RowChunks data, StandardErrors errors) {
        return fit(data, List.of(errors)).getFirst();
    }

    /** As above, with the errors of one fit by several kinds. */
    public static List<GlmFit> fit(RowChunks data, List<StandardErrors> errors) {
        List<GlmFit> fits = Glm.fit(data, Family.logistic(), errors);
        if (!fits.getFirst().separated() || data.count() > 1) {
            return fits;
        }
        return Collections.nCopies(errors.size(), penalised(data));
    }

    private static GlmFit penalised(RowChunks data) {
        GlmFit firth = FirthLogistic.fit(data.chunk(0)).model();
        List<StatWarning> warnings = new ArrayList<>(firth.warnings());
        warnings.add(RegressionWarnings.penalised());
        return new GlmFit(
                firth.family(),
                firth.coefficients(),
                firth.rows(),
                firth.deviance(),
                firth.nullDeviance(),
                firth.logLikelihood(),
                firth.pearson(),
                1,
                firth.iterations(),
                firth.converged(),
                true,
                firth.parameters(),
                warnings);
    }
}
