package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.learner.Model;
import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.math.linear.Matrix;
import java.util.List;
import java.util.Optional;

/** See {@link MetaLearner#X}. */
record XLearner(BaseLearners base, long seed) implements UpliftLearner {
    private static final int OWN = 10;
    private static final int CONTROL = 20;
    private static final int MIX = 30;

    /** The effect as learned in the treatment and in the control, and how much the latter counts. */
    private record Pair(Model treated, Model control, Model mix) {
        double[] effects(Matrix x) {
            double[] own = treated.predict(x);
            double[] other = control.predict(x);
            double[] g = mix.predict(x);
            for (int i = 0; i < own.length; i++) {
                double share = Math.clamp(g[i], 0.0, 1.0);
                own[i] = share * other[i] + (1 - share) * own[i];
            }
            return own;
        }

        /** Mixed as the effects are; the share itself is taken as given. */
        double[][] contributions(Matrix x) {
            double[][] own = Added.by(treated, x);
            double[][] other = Added.by(control, x);
            double[] g = mix.predict(x);
            for (int i = 0; i < own.length; i++) {
                double share = Math.clamp(g[i], 0.0, 1.0);
                for (int j = 0; j < own[i].length; j++) {
                    own[i][j] = share * other[i][j] + (1 - share) * own[i][j];
                }
            }
            return own;
        }
    }

    /** A pair for each treatment. */
    private record Fitted(List<Pair> pairs) implements UpliftModel {
        @Override
        public double[][] effects(Matrix x) {
            return RLearner.byRow(pairs.stream().map(pair -> pair.effects(x)).toList(), x.rows());
        }

        @Override
        public Optional<double[][][]> contributions(Matrix x) {
            boolean told = pairs.stream().allMatch(pair -> Added.told(List.of(pair.treated, pair.control)));
            return told
                    ? Optional.of(
                            pairs.stream().map(pair -> pair.contributions(x)).toArray(double[][][]::new))
                    : Optional.empty();
        }
    }

    @Override
    public MetaLearner kind() {
        return MetaLearner.X;
    }

    @Override
    public boolean needsNuisances() {
        return true;
    }

    @Override
    public UpliftModel fit(UpliftData data, Nuisances nuisances, JobContext context) {
        List<Pair> pairs = Fits.all(data.treatments(), context, (k, inner) -> pair(data, nuisances, k + 1, inner));
        return new Fitted(pairs);
    }

    private Pair pair(UpliftData data, Nuisances nuisances, int k, JobContext context) {
        int[] treated = data.ofArm(k);
        int[] control = data.ofArm(0);
        double[] gained = new double[treated.length];
        double[] missed = new double[control.length];
        for (int r = 0; r < treated.length; r++) {
            gained[r] = data.outcome()[treated[r]] - nuisances.means()[treated[r]][0];
        }
        for (int r = 0; r < control.length; r++) {
            missed[r] = nuisances.means()[control[r]][k] - data.outcome()[control[r]];
        }
        return new Pair(
                effect(data, treated, gained, OWN + k, context),
                effect(data, control, missed, CONTROL + k, context),
                Fits.fit(base.forEffect(Seeds.of(seed, MIX + k)), data.x(), nuisances.against(k), null, context));
    }

    private Model effect(UpliftData data, int[] rows, double[] y, int number, JobContext context) {
        return Fits.fit(base.forEffect(Seeds.of(seed, number)), UpliftData.take(data.x(), rows), y, null, context);
    }
}
