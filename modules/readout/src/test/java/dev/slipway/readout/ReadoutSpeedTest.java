package dev.slipway.readout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.StudyFile;
import dev.slipway.warehouse.ExperimentData;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The promises are 2 s and 200 ms on two free cores; the limits leave room for a busy machine and still catch a fall. */
class ReadoutSpeedTest {
    private static final ExperimentData DATA = Samples.data(60_000, 2, 0.05, 42);
    private static final StudyFile STUDY = Samples.onboarding(LooksPlan.ANYTIME);

    @Test
    void aReadoutOfSixtyThousandUnitsIsQuick() {
        assertThat(bestSeconds(
                        () -> ReadoutBuilder.build(STUDY, DATA, Map.of(), DataFilter.NONE, JobContext.unwatched())))
                .isLessThan(8);
    }

    @Test
    void anEditedFunnelIsQuick() {
        var funnel = Objects.requireNonNull(STUDY.study().funnel());
        assertThat(bestSeconds(() -> FunnelCalculator.compute(DATA, funnel, 0.95)))
                .isLessThan(1);
    }

    private static double bestSeconds(Runnable work) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 2; i++) {
            long before = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - before);
        }
        return best / 1e9;
    }
}
