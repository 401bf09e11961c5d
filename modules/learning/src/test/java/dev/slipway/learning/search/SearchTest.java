package dev.slipway.learning.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.feature.Known;
import dev.slipway.learning.feature.Outcome;
import dev.slipway.learning.learner.HyperParameter;
import dev.slipway.learning.learner.LearnerFamily;
import dev.slipway.learning.learner.LinearFamily;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.learner.XgboostFamily;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Searches keep their budget, their seed and their order. */
class SearchTest {
    private static final int ROWS = 1800;
    private static final List<LearnerFamily> FAMILIES = List.of(new LinearFamily(), new XgboostFamily(1));
    private final FeatureTable table;
    private final Outcome outcome;
    private final int[] rows = IntStream.range(0, ROWS).toArray();

    SearchTest() {
        SplittableRandom random = new SplittableRandom(4);
        double[] x = new double[ROWS];
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            x[i] = random.nextGaussian();
            y[i] = Math.abs(x[i]) + 0.3 * random.nextGaussian();
        }
        table = new FeatureTable(
                IntStream.range(0, ROWS).mapToLong(i -> i / 2).toArray(),
                new long[ROWS],
                List.of(new Feature.Numeric("x", x, Known.beforeAsOf())));
        outcome = new Outcome("spend", Task.MEAN, y, Duration.ofDays(1), Duration.ZERO, Long.MAX_VALUE);
    }

    @Test
    void halvingKeepsTheBestThirdAndPrefersTheModelThatBends() {
        SearchResult result = search(SearchPlan.Method.HALVING, 9, SearchPlan.UNLIMITED, 1);

        assertThat(result.trials().stream().filter(t -> t.share() < 0.2)).hasSize(9);
        assertThat(result.trials().stream().filter(t -> t.share() > 0.2 && t.share() < 1))
                .hasSize(3);
        assertThat(result.trials().stream().filter(t -> t.share() == 1)).hasSize(1);
        assertThat(result.best().family().name()).isEqualTo(XgboostFamily.NAME);
        assertThat(result.outOfTime()).isFalse();
    }

    @Test
    void randomSearchTriesEveryCandidateOnAllRowsAndSorts() {
        SearchResult result = search(SearchPlan.Method.RANDOM, 4, SearchPlan.UNLIMITED, 1);

        assertThat(result.trials()).hasSize(4).isSortedAccordingTo(Comparator.comparingDouble(Trial::loss));
        assertThat(result.trials()).extracting(Trial::number).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(result.trials().stream().filter(t -> t.family().equals(LinearFamily.NAME)))
                .as("a family without knobs comes once")
                .hasSize(1);
        assertThat(result.best().settings()).isEqualTo(result.trials().get(0).settings());
    }

    @Test
    void theSeedDecidesTheTrials() {
        List<Trial> once =
                search(SearchPlan.Method.RANDOM, 4, SearchPlan.UNLIMITED, 1).trials();

        assertThat(search(SearchPlan.Method.RANDOM, 4, SearchPlan.UNLIMITED, 1).trials())
                .isEqualTo(once);
        assertThat(search(SearchPlan.Method.RANDOM, 4, SearchPlan.UNLIMITED, 2).trials())
                .isNotEqualTo(once);
    }

    @Test
    void theTimeLimitEndsTheSearchAfterTheTrialThatRuns() {
        AtomicLong clock = new AtomicLong();
        SearchResult result = Search.run(
                table,
                outcome,
                rows,
                FAMILIES,
                new SearchPlan(SearchPlan.Method.RANDOM, 9, 2, ROWS, Duration.ofSeconds(2)),
                1,
                JobContext.unwatched(),
                () -> clock.getAndAdd(Duration.ofSeconds(1).toNanos()));

        assertThat(result.outOfTime()).isTrue();
        assertThat(result.trials()).hasSizeBetween(2, 4);
    }

    @Test
    void cancellingEndsIt() {
        Cancellation cancellation = new Cancellation();
        JobContext context = new StoppableContext(cancellation) {
            @Override
            public void progress(long done, long total) {
                assertThat(total).isEqualTo(4);
                cancellation.cancel();
            }
        };
        SearchPlan plan = new SearchPlan(SearchPlan.Method.RANDOM, 4, 2, ROWS, SearchPlan.UNLIMITED);

        assertThatThrownBy(() -> Search.run(table, outcome, rows, FAMILIES, plan, 1, context))
                .isInstanceOf(CancelledException.class);
    }

    @Property
    void drawsStayInTheRangeAndOnTheGrid(@ForAll long seed) {
        for (HyperParameter knob : new XgboostFamily(1).hyperParameters()) {
            double value = knob.draw(new SplittableRandom(seed));
            assertThat(value).isBetween(knob.low(), knob.high());
            assertThat(!knob.whole() || value == Math.rint(value)).isTrue();
        }
    }

    private SearchResult search(SearchPlan.Method method, int candidates, Duration limit, long seed) {
        return Search.run(
                table,
                outcome,
                rows,
                FAMILIES,
                new SearchPlan(method, candidates, 2, ROWS, limit),
                seed,
                JobContext.unwatched());
    }
}
