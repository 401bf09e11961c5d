package dev.slipway.readout;

import static dev.slipway.readout.AnswerCases.metric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readout.model.Answer;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.model.ObservationalReadout.Overlap;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.readout.model.RolloutReadout.Cohort;
import dev.slipway.readout.model.RolloutReadout.PreTrend;
import dev.slipway.readout.text.RolloutWords;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What answers say of a rollout: never without its doubts, of its own topic, in the direction that is better. */
class RolloutAnswerTest {
    private static final MetricReadout PLAYS = metric("plays", "count", "higher", 0.2, 0.6);
    private static final MetricReadout REVENUE = metric("revenue", "mean", "higher", 0.2, 0.6);
    private static final MetricReadout BACK = metric("back_day_7", "retention", "higher", 0.01, 0.03);
    private static final PreTrend ALIKE = new PreTrend(1.2, 2, 0.55);
    private static final String BEGINNING = "Exploratory, in the rollout that nobody randomised: ";

    private static Estimate estimate(String method, double low, double high) {
        return new Estimate(
                method,
                List.of("adopters", "others"),
                "absolute",
                (low + high) / 2,
                (high - low) / 3.92,
                low,
                high,
                0.95,
                0.01,
                false,
                Map.of(),
                List.of());
    }

    private static RolloutReadout rollout(
            String outcome,
            @Nullable String better,
            @Nullable PreTrend before,
            @Nullable Estimate randomised,
            Estimate... estimates) {
        ObservationalReadout effects = new ObservationalReadout(
                "Adopted the rollout",
                outcome,
                "Sessions per user and week",
                false,
                "att",
                500,
                1_000,
                0,
                List.of(estimates),
                randomised,
                null,
                List.of(),
                Overlap.NONE,
                null,
                null,
                List.of());
        return new RolloutReadout(
                effects,
                4,
                6,
                List.of(),
                List.of(),
                before,
                List.of(cohort("Spain", 0.5), cohort("Poland", -0.4), cohort("France", null)),
                null,
                better);
    }

    private static Cohort cohort(String level, @Nullable Double effect) {
        Interval interval = effect == null ? null : new Interval(effect, effect - 0.2, effect + 0.2);
        return new Cohort(
                "country", level, 200, 300, interval, 0.01, 0.02, effect == null ? null : (Boolean) true, null);
    }

    private static RolloutReadout plain(String outcome, @Nullable String better) {
        return rollout(outcome, better, ALIKE, null, estimate("group_time_adjusted", 0.2, 0.6));
    }

    @Test
    void theEffectStandsWithItsOwnTopic() {
        String told = BEGINNING + "sessions per user and week of adopters +0.40 [+0.20, +0.60] (Adjusted group-time).";
        AnswerCases sessions = AnswerCases.of(PLAYS, REVENUE, BACK).rollout(plain("sessions", "higher"));
        assertThat(sessions.text("engagement")).endsWith(" " + told);
        assertThat(sessions.text("retention_and_revenue")).doesNotContain("rollout");
        AnswerCases revenue = AnswerCases.of(PLAYS, REVENUE, BACK).rollout(plain("revenue", "higher"));
        assertThat(revenue.text("engagement")).doesNotContain("rollout");
        assertThat(revenue.text("retention_and_revenue")).endsWith("[+0.20, +0.60]. " + told);
        AnswerCases active = AnswerCases.of(PLAYS, REVENUE, BACK).rollout(plain("active", "higher"));
        assertThat(active.text("engagement")).doesNotContain("rollout");
        assertThat(active.text("retention_and_revenue")).contains(told + " Revenue rises");
    }

    @Test
    void whereFewerIsBetterARiseIsNoGain() {
        RolloutReadout complaints = plain("complaint", "lower");
        AnswerCases cases = AnswerCases.of(PLAYS).rollout(complaints);
        assertThat(cases.text("engagement")).doesNotContain("rollout");
        assertThat(cases.text("who_gained"))
                .isEqualTo(
                        BEGINNING
                                + "by sessions per user and week adopters are found better off in 1 of 2 parts of them: Poland"
                                + " (−0.40 [−0.60, −0.20]) and worse off in 1 of 2 parts of them: Spain (+0.50 [+0.30, +0.70]).");
        assertThat(RolloutWords.asked(complaints)).isEqualTo("Whom did it change?");
        assertThat(RolloutWords.gained(complaints))
                .containsExactly(
                        "By country: found better in Poland −0.40 [−0.60, −0.20]; found worse in Spain +0.50 [+0.30, +0.70].");
        assertThat(RolloutWords.asked(plain("sessions", "higher"))).isEqualTo("Who gained?");
    }

    @Test
    void whereNobodyKnowsWhatIsBetterNobodyGained() {
        RolloutReadout unknown = plain("share", null);
        AnswerCases cases = AnswerCases.of(PLAYS).rollout(unknown);
        assertThat(cases.readout().answers()).extracting(Answer::key).doesNotContain("who_gained");
        assertThat(cases.text("engagement")).doesNotContain("rollout");
        assertThat(RolloutWords.gained(unknown))
                .containsExactly("By country: found in Spain +0.50 [+0.30, +0.70] and Poland −0.40 [−0.60, −0.20].");
    }

    @Test
    void doubtsStandBesideTheEffectAndThoseWhoGained() {
        Estimate randomised = estimate("welch_t", -0.1, 0.12);
        RolloutReadout doubtful = rollout(
                "sessions",
                "higher",
                new PreTrend(14, 2, 0.001),
                randomised,
                estimate("ipw", -0.1, 0.38),
                estimate("aipw", 0.2, 0.4),
                estimate("group_time_adjusted", 0.2, 0.6));
        String doubts = " Doubtful: the groups did not move alike before (p = 0.001); not all adjusted methods show an"
                + " effect, from +0.14 to +0.40; the randomised answer in the same weeks differs, +0.01 [−0.10, +0.12], which"
                + " is about other users.";
        AnswerCases cases = AnswerCases.of(PLAYS).rollout(doubtful);
        assertThat(cases.text("engagement")).endsWith(doubts);
        assertThat(cases.text("who_gained")).endsWith(doubts);
        RolloutReadout apart = rollout(
                "sessions",
                "higher",
                ALIKE,
                null,
                estimate("ipw", 0.1, 0.2),
                estimate("group_time_adjusted", 0.4, 0.6));
        assertThat(RolloutWords.doubts(apart))
                .containsExactly("adjusted methods differ beyond chance, from +0.150 to +0.500");
        RolloutReadout untested = rollout("sessions", "higher", null, null, estimate("group_time_adjusted", 0.2, 0.6));
        assertThat(RolloutWords.doubts(untested))
                .containsExactly("whether the groups moved alike before can't be tested");
        assertThat(RolloutWords.doubts(plain("sessions", "higher"))).isEmpty();
    }

    /** The rollout is about users whom a filter does not know. */
    @Test
    void aPartOfTheDataSaysNothingOfIt() {
        AnswerCases cases =
                AnswerCases.of(PLAYS).rollout(plain("sessions", "higher")).filtered();
        assertThat(cases.readout().answers()).extracting(Answer::text).noneMatch(text -> text.contains("rollout"));
    }

    /** One hand adds what is about weeks, whoever made the readout. */
    @Test
    void answersFollowWhatIsAddedAboutWeeks() {
        RolloutReadout sessions = plain("sessions", "higher");
        Readout whole = OverWeeks.with(AnswerCases.of(PLAYS).readout(), sessions, null);
        assertThat(whole.analyses().rollout()).isEqualTo(sessions);
        assertThat(AnswerCases.text(whole, "engagement")).contains(BEGINNING);
        assertThat(AnswerCases.text(OverWeeks.with(whole, null, null), "engagement"))
                .doesNotContain("rollout");
        Readout part = OverWeeks.with(AnswerCases.of(PLAYS).filtered().readout(), sessions, null);
        assertThat(part.analyses().rollout()).isEqualTo(sessions);
        assertThat(AnswerCases.text(part, "engagement")).doesNotContain("rollout");
    }

    @Test
    void nothingBeginsWithABlank() {
        AnswerCases cases = AnswerCases.of(PLAYS).rollout(plain("sessions", "higher"));
        assertThat(cases.readout().answers())
                .extracting(Answer::text)
                .allMatch(text -> text.equals(text.strip()) && !text.contains("  "))
                .anyMatch(text -> text.startsWith(BEGINNING + "by sessions"));
    }
}
