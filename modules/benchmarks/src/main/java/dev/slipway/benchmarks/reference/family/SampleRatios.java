package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Arms;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.stats.ab.SampleRatio;
import java.util.Arrays;

/** The sample-ratio test. */
public final class SampleRatios implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("sample-ratio", "sample ratio");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        boolean counted = check.dataset().equals("none");
        long[] observed = counted
                ? Arrays.stream(check.numbers("observed"))
                        .mapToLong(n -> (long) n)
                        .toArray()
                : Arms.listed(check, data).stream()
                        .mapToLong(table -> table.rows())
                        .toArray();
        if (counted) {
            answers.given("observed");
        }
        double[] weights = check.numbers("weights");
        SampleRatio.Result result = SampleRatio.test(observed, weights);
        double all = Arrays.stream(observed).sum();
        double total = Arrays.stream(weights).sum();
        answers.given("weights")
                .put("observed", observed)
                .put(
                        "expected",
                        Arrays.stream(weights).map(w -> all * w / total).toArray())
                .put("chi2", result.chiSquare())
                .put("df", result.degreesOfFreedom())
                .put("p", result.pValue())
                .put("gbstats_p", result.pValue());
    }
}
