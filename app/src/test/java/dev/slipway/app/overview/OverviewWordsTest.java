package dev.slipway.app.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.overview.OverviewModel.Outcome;
import dev.slipway.app.overview.OverviewModel.RuleLine;
import dev.slipway.app.support.Readouts;
import dev.slipway.readout.ReadoutJson;
import org.junit.jupiter.api.Test;

/** What the overview says for each verdict. */
class OverviewWordsTest {
    @Test
    void shipSaysSinceWhenAndEveryRuleWithItsNumber() {
        OverviewModel model = OverviewWords.of(Readouts.ship());
        assertThat(model.note()).isEqualTo("Safe since day 27 of 28");
        assertThat(model.rules())
                .extracting(RuleLine::outcome)
                .containsOnly(Outcome.GOOD)
                .hasSize(3);
        assertThat(model.rules().getFirst().estimate()).isEqualTo("+4.9 pp");
        assertThat(model.rules().getFirst().interval()).isEqualTo("[+3.6, +6.2]");
        assertThat(model.healthy()).isEqualTo(4);
        assertThat(model.toKnow()).isEqualTo(2);
        assertThat(model.failed()).isZero();
    }

    @Test
    void stopNamesTheHarmFirstAndDoesNotRepeatIt() {
        OverviewModel model = OverviewWords.of(Readouts.stop());
        assertThat(model.note()).isEqualTo("A guardrail is broken, since day 18 of 28");
        assertThat(model.rules().getFirst().outcome()).isEqualTo(Outcome.BAD);
        assertThat(model.rules())
                .extracting(RuleLine::title)
                .filteredOn(t -> t.startsWith("Fraud"))
                .hasSize(1);
    }

    @Test
    void holdShowsWhatIsNotShownWithoutRed() {
        OverviewModel model = OverviewWords.of(Readouts.hold());
        assertThat(model.note()).isEqualTo("Not decided yet");
        assertThat(model.rules())
                .extracting(RuleLine::outcome)
                .doesNotContain(Outcome.BAD)
                .contains(Outcome.NOT_SHOWN);
        assertThat(model.rules().getFirst().because()).contains("19 days are missing");
    }

    @Test
    void ofSeveralArmsTheOneThatIsMeantComesFirstWithWhatBecameOfTheOthers() {
        String arms = """
                {"rule": "treatment_verdict", "metric": null, "outcome": "fired", "title": "Treatment targeted: SHIP",
                 "because": "as the headline says"},
                {"rule": "treatment_verdict", "metric": null, "outcome": "did_not_fire", "title": "Treatment bonus: STOP",
                 "because": "a guardrail broke"},
                """;
        String json =
                ReadoutJson.write(Readouts.ship()).replaceFirst("\"reasons\"\\s*:\\s*\\[", "\"reasons\": [" + arms);
        RuleLine first = OverviewWords.of(ReadoutJson.read(json)).rules().getFirst();
        assertThat(first)
                .isEqualTo(new RuleLine(Outcome.GOOD, "Treatment targeted: SHIP", "", "", "treatment bonus: STOP"));
    }

    @Test
    void aCardNeverShowsAnEstimateWithoutItsInterval() {
        OverviewModel model = OverviewWords.of(Readouts.ship());
        assertThat(model.cards()).hasSize(4).allSatisfy(card -> {
            assertThat(card.interval()).startsWith("[").endsWith("]");
            assertThat(card.accessible()).contains(card.estimate(), card.interval(), card.level());
        });
    }
}
