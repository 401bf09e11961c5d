package dev.slipway.readout;

import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.model.SideBySide;
import dev.slipway.readout.model.SideBySide.Row;
import dev.slipway.warehouse.ExperimentData;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Studies of small tables, and their ways of looking. */
final class LooksTables {
    static final Metric MEAN = TinyStudies.metric("m", MetricKind.MEAN, MetricRole.PRIMARY, Better.HIGHER, null);

    private LooksTables() {}

    static SideBySide looks(StudyFile study, ExperimentData data) {
        return TinyStudies.build(study, data).analyses().looks().getFirst();
    }

    static Row row(SideBySide side, String plan) {
        return side.rows().stream()
                .filter(r -> r.plan().equals(plan))
                .findFirst()
                .orElseThrow();
    }

    static StudyFile table(LooksPlan plan, Metric metric) {
        return TinyStudies.study(plan, 0, null, TinyStudies.EVEN, metric);
    }

    static double[] normal(int n, double mean, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        Arrays.setAll(values, i -> mean + random.nextGaussian());
        return values;
    }

    static StudyFile asking(StudyFile file, Analyses.Looks looks) {
        Analyses d = Analyses.DEFAULT;
        return Samples.asking(file, new Analyses(null, looks, d.segments(), null, List.of(), List.of(), null));
    }
}
