package dev.slipway.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Prediction;
import dev.slipway.core.study.Prediction.AsOf;
import dev.slipway.core.study.Prediction.Features;
import dev.slipway.core.study.Prediction.Kind;
import dev.slipway.core.study.Prediction.Method;
import dev.slipway.core.study.Prediction.Search;
import dev.slipway.core.study.Prediction.SplitBy;
import dev.slipway.core.study.Prediction.Target;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.readout.model.PredictionReadout;
import dev.slipway.readout.model.PredictionReadout.Trained;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class PredictionCalculatorTest {
    private static final int DAY = 86_400;
    private static final int UNITS = 2_500;
    private static final Search ONE_TRIAL = new Search(Method.RANDOM, 2, null);

    private static Prediction churn(Features features, SplitBy split) {
        return new Prediction(
                "churn",
                "Who leaves",
                new Target(Kind.CHURN, null, Duration.ofDays(7)),
                new AsOf(Duration.ofDays(7), null),
                features,
                List.of("xgboost"),
                ONE_TRIAL,
                split);
    }

    /** Everybody views a few times in a week; whether anything follows depends on the views and the channel, or on nothing. */
    private static ModelStudies world(boolean planted) {
        SplittableRandom random = new SplittableRandom(7);
        int[] variant = new int[UNITS];
        String[] channel = new String[UNITS];
        double[] shoe = new double[UNITS];
        double[] exposed = new double[UNITS];
        int[][][] events = new int[UNITS][][];
        for (int u = 0; u < UNITS; u++) {
            variant[u] = u % 2;
            channel[u] = random.nextBoolean() ? "ads" : "search";
            shoe[u] = random.nextDouble();
            exposed[u] = 5 * random.nextDouble();
            int views = 1 + random.nextInt(8);
            List<int[]> own = new ArrayList<>();
            for (int v = 0; v < views; v++) {
                own.add(new int[] {0, random.nextInt(7 * DAY)});
            }
            double stays = planted ? 1 / (1 + Math.exp(3 - views * .8 - (channel[u].equals("search") ? 1.2 : 0))) : .5;
            if (random.nextDouble() < stays) {
                own.add(new int[] {random.nextInt(2), 7 * DAY + random.nextInt(7 * DAY)});
            }
            own.sort(Comparator.comparingInt(e -> e[1]));
            events[u] = own.toArray(int[][]::new);
        }
        return ModelStudies.of(variant)
                .category("channel", channel)
                .number("shoe", shoe)
                .events(List.of("view", "buy"), exposed, events);
    }

    private static PredictionReadout compute(ModelStudies world) {
        return PredictionCalculator.compute(world.input()).models().getFirst();
    }

    private static Trained trained(ModelStudies world) {
        return Objects.requireNonNull(compute(world).trained());
    }

    @Test
    void whatWasPlantedIsFoundAsImportant() {
        Trained trained = trained(world(true).predicts(churn(Features.DEFAULT, SplitBy.USER)));

        assertThat(trained.comparisons().getFirst().beats()).isTrue();
        assertThat(trained.importance().subList(0, 4).stream().map(PredictionReadout.Importance::feature))
                .contains("view_7d", "channel")
                .doesNotContain("shoe");
        assertThat(trained.immature()).isZero();
        assertThat(trained.parts().stream()
                        .mapToLong(PredictionReadout.Part::rows)
                        .sum())
                .isEqualTo(UNITS);
    }

    @Test
    void noiseBeatsNothing() {
        Trained trained = trained(world(false).predicts(churn(Features.DEFAULT, SplitBy.USER)));

        assertThat(trained.beatsBaselines()).isFalse();
        assertThat(trained.warnings()).anyMatch(w -> w.contains("does not beat the base rate"));
    }

    @Test
    void aFeatureThatKnowsTheFutureIsRefusedByName() {
        Features late =
                new Features(null, Features.DEFAULT.windows(), null, Map.of("shoe", LocalDate.parse("1970-01-10")));
        PredictionReadout refused = compute(world(true).predicts(churn(late, SplitBy.USER)));

        assertThat(refused.trained()).isNull();
        assertThat(refused.unavailable()).contains("shoe").contains("knows the future");
    }

    @Test
    void threadsChangeNothing() throws Exception {
        ModelStudies world = world(true).predicts(churn(Features.DEFAULT, SplitBy.USER));
        try (ForkJoinPool one = new ForkJoinPool(1);
                ForkJoinPool four = new ForkJoinPool(4)) {
            PredictionReadout alone = one.submit(() -> compute(world)).get();

            assertThat(four.submit(() -> compute(world)).get()).isEqualTo(alone);
        }
    }

    @Test
    void featuresEndWhereTheOutcomeBegins() throws CannotFit {
        AnalysisInput input = ModelStudies.of(0, 1)
                .events(
                        List.of("view", "buy"),
                        new double[] {0, 1},
                        new int[][] {{0, 0}, {0, 60}, {1, 5 * DAY}, {0, 7 * DAY}},
                        new int[][] {{1, 7 * DAY - 1}})
                .predicts(churn(Features.DEFAULT, SplitBy.USER))
                .input();
        PredictionTable table =
                PredictionTable.of(input.data(), input.asked().predictions().getFirst(), 1, JobContext.unwatched());
        FeatureTable features = table.features();

        assertThat(features.names())
                .containsExactly(
                        "view_7d", "buy_7d", "active_days_7d", "sessions_7d", "amount_7d", "days_since_last_event");
        assertThat(row(features, 0)).containsExactly(2, 1, 2, 2, 0, 2);
        assertThat(row(features, 1)).containsExactly(0, 1, 1, 1, 0, 1.0 / DAY);
        assertThat(table.outcome().values()).containsExactly(0, 1);
    }

    private static double[] row(FeatureTable table, int row) {
        return table.features().stream()
                .mapToDouble((Feature f) -> f.value(row))
                .toArray();
    }

    @Test
    void whatCannotBeTrainedSaysWhy() {
        Prediction asked = churn(Features.DEFAULT, SplitBy.USER);
        PredictionReadout early = compute(world(true).observedUntil(6).predicts(asked));
        PredictionReadout part = compute(world(true).filtered().predicts(asked));
        PredictionReadout table = compute(ModelStudies.of(0, 1).predicts(asked));

        assertThat(early.unavailable()).contains("Nobody's outcome is known yet");
        assertThat(part.unavailable()).contains("Remove the filter");
        assertThat(table.unavailable()).contains("no events");
        assertThat(List.of(early, part, table)).allMatch(p -> p.trained() == null);
    }

    @Test
    void aCancelledRunTrainsNothing() {
        ModelStudies world = world(true).predicts(churn(Features.DEFAULT, SplitBy.USER));

        assertThatThrownBy(() -> PredictionCalculator.compute(world.input(new Cancelled())))
                .isInstanceOf(CancelledException.class);
    }

    private record Cancelled() implements JobContext {
        @Override
        public void stage(String name, String detail) {}

        @Override
        public void progress(long done, long total) {}

        @Override
        public void detail(String text) {}

        @Override
        public boolean isCancelled() {
            return true;
        }

        @Override
        public Registration onCancel(Runnable action) {
            action.run();
            return () -> {};
        }
    }
}
