package dev.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.app.support.Studies;
import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.core.study.Study;
import dev.slipway.readout.model.Interval;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RerunsTest {
    private static final String SMALL = Studies.ONBOARDING.replace("users: 60000", "users: 3000");

    private static Study study(String text) {
        return StudyFiles.reader().parse(text, Path.of("study.yaml")).study();
    }

    @Test
    void intervalsScatterAroundThePlantedEffectAndComeOneByOne() {
        List<Interval> arrived = new ArrayList<>();
        List<Interval> all = Reruns.run(study(SMALL), 40, JobContext.unwatched(), arrived::add);
        assertThat(arrived).isEqualTo(all).hasSize(40).doesNotHaveDuplicates();
        double mean = all.stream().mapToDouble(Interval::effect).average().orElseThrow();
        assertThat(mean).isBetween(0.04, 0.06);
        long missed =
                all.stream().filter(i -> i.low() > 0.05 || i.high() < 0.05).count();
        assertThat(missed).isLessThanOrEqualTo(7);
        assertThat(all.getFirst().high() - all.getFirst().low()).isBetween(0.06, 0.08);
    }

    @Test
    void theSameSeedGivesTheSameIntervalWhereverTheCountStarts() {
        List<Interval> from42 = Reruns.run(study(SMALL), 2, JobContext.unwatched(), i -> {});
        List<Interval> from43 =
                Reruns.run(study(SMALL.replace("seed: 42", "seed: 43")), 1, JobContext.unwatched(), i -> {});
        assertThat(from43.getFirst()).isEqualTo(from42.get(1));
    }

    @Test
    void lateUsersAreLeftOut() {
        String aWeek = SMALL.replace("event: signup_complete, within: 1d", "event: signup_complete, within: 14d");
        Interval all =
                Reruns.run(study(SMALL), 1, JobContext.unwatched(), i -> {}).getFirst();
        Interval mature =
                Reruns.run(study(aWeek), 1, JobContext.unwatched(), i -> {}).getFirst();
        assertThat(mature.high() - mature.low()).isGreaterThan(1.25 * (all.high() - all.low()));
    }

    @Test
    void aCancelStopsBetweenReruns() {
        Cancellation cancellation = new Cancellation();
        StoppableContext context = new StoppableContext(cancellation);
        List<Interval> arrived = new ArrayList<>();
        assertThatThrownBy(() -> Reruns.run(study(SMALL), 100, context, interval -> {
                    arrived.add(interval);
                    cancellation.cancel();
                }))
                .isInstanceOf(CancelledException.class);
        assertThat(arrived).hasSize(1);
    }

    @Test
    void otherPrimariesSayWhyNot() {
        Study counts = study(SMALL.replace(
                "signup_completion: {kind: proportion, event: signup_complete",
                "signups: {kind: count, event: signup_complete"));
        assertThat(Reruns.whyNot(counts)).contains("Sign-ups", "another kind");
        assertThat(Reruns.whyNot(study(SMALL))).isNull();
        assertThatThrownBy(() -> Reruns.run(counts, 1, JobContext.unwatched(), i -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
