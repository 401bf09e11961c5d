package dev.slipway.readout.offers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Study;
import dev.slipway.readout.model.RaceReadout;
import dev.slipway.readout.model.RaceReadout.Found;
import dev.slipway.readout.model.RaceReadout.Policy;
import dev.slipway.readout.race.RaceCalculator;
import dev.slipway.warehouse.OfferWeeks;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Half of the users gain by a gift, half lose: who learns for whom beats a test that gives everybody the same. */
class RaceCalculatorTest {
    private static final List<String> OFFERS = List.of("none", "gift");
    private static final LoggedWorld WORLD = new LoggedWorld(200, 1, 0.4, 1);

    private static Study asking(Offers.Race race) {
        Study study = WORLD.study(10, 0.02);
        Offers offers = Objects.requireNonNull(study.analyses().offers());
        return new Study(
                study.title(),
                null,
                study.source(),
                study.experiment(),
                study.metrics(),
                study.decision(),
                study.segments(),
                null,
                study.analyses().withOffers(offers.withRace(race)),
                Study.MemoWords.NONE);
    }

    private static RaceReadout race(OfferWeeks weeks, Offers.Race race) {
        return Objects.requireNonNull(
                RaceCalculator.compute(asking(race), WORLD.data(), weeks, OFFERS, JobContext.unwatched()));
    }

    @Test
    void learningForWhomBeatsTheTest() {
        Offers.Race asked = new Offers.Race(List.of("linucb", "safe_linucb"), 12, 60, 10, 1, 7);
        Found found = Objects.requireNonNull(race(WORLD.weeks(), asked).found());
        assertThat(found.policies()).extracting(Policy::key).containsExactly("linucb", "safe_linucb", "abn");
        Policy linucb = found.policies().getFirst();
        Policy abn = found.policies().getLast();
        // The eager gain 0.8 by a gift; the test finds no gift for everybody, and gives none.
        assertThat(Objects.requireNonNull(linucb.againstAbn()).low()).isGreaterThan(0.1);
        assertThat(abn.shares().getLast().getFirst()).isGreaterThan(0.85);
        assertThat(linucb.regret()).hasSize(12);
        assertThat(linucb.regret().getLast().effect())
                .isLessThan(abn.regret().getLast().effect());
        assertThat(linucb.reward().effect()).isBetween(1.9, 2.4 + 1e-9);
        assertThat(linucb.guardrails().getFirst().rate().effect()).isBetween(0.0095, 0.0105);
        assertThat(linucb.costOfDelay()).isNotNull();
        RaceReadout.Change change = Objects.requireNonNull(found.change());
        assertThat(change.policies())
                .extracting(RaceReadout.Changed::key)
                .containsExactly("linucb", "linucb_forgetting", "abn");
        assertThat(found.sentences().getFirst()).contains("ahead of A/B/n: LinUCB +€0.");
        assertThat(race(WORLD.weeks(), asked)).isEqualTo(new RaceReadout(null, found));
    }

    @Test
    void weeksWithoutTruthCannotBeRacedIn() {
        OfferWeeks w = WORLD.weeks();
        OfferWeeks untold = new OfferWeeks(
                w.rounds(), w.unit(), w.week(), w.offers(), w.offer(), w.propensity(), w.features(), w.sums(), 1, null);
        RaceReadout race = race(untold, new Offers.Race(List.of("linucb"), 12, 60, 10, 0, null));
        assertThat(race.found()).isNull();
        assertThat(race.unavailable()).contains("every offer would have brought");
    }
}
