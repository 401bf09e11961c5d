package dev.slipway.readout;

import static dev.slipway.readout.LooksTables.MEAN;
import static dev.slipway.readout.LooksTables.asking;
import static dev.slipway.readout.LooksTables.looks;
import static dev.slipway.readout.LooksTables.normal;
import static dev.slipway.readout.LooksTables.row;
import static dev.slipway.readout.LooksTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.readout.model.SideBySide;
import dev.slipway.readout.model.SideBySide.Row;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the ways of looking say in words: where they agree, why not, and under which names. */
class LooksSentencesTest {
    @Test
    void agreementSaysWhatIsAgreedAndWhatItCosts() {
        SideBySide side = looks(
                table(LooksPlan.ANYTIME, TinyStudies.primary(Better.HIGHER)),
                Samples.table("m", Samples.ones(4_000, 10_000), Samples.ones(4_600, 10_000)));
        assertThat(side.rows()).extracting(Row::says).containsOnly("better");
        assertThat(side.summary())
                .startsWith("All 7 ways of looking agree that the treatment is better; the widest interval,")
                .contains("times as wide as one look");
        SideBySide lower = looks(
                table(LooksPlan.ANYTIME, TinyStudies.primary(Better.LOWER)),
                Samples.table("m", Samples.ones(4_000, 10_000), Samples.ones(4_600, 10_000)));
        assertThat(lower.rows()).extracting(Row::says).containsOnly("worse");
        for (int i = 0; i < side.rows().size(); i++) {
            Double better = side.rows().get(i).probabilityBetter();
            if (better != null) {
                assertThat(lower.rows().get(i).probabilityBetter()).isCloseTo(1 - better, within(1e-15));
            }
        }
    }

    @Test
    void disagreementNamesWidthAndPrior() {
        // z = 2.1: one look and the deals say better; three ways of looking often and a tight prior do not.
        SideBySide side = looks(
                table(LooksPlan.FIXED, TinyStudies.primary(Better.HIGHER)),
                Samples.table("m", Samples.ones(4_000, 10_000), Samples.ones(4_146, 10_000)));
        assertThat(row(side, "fixed").says()).isEqualTo("better");
        assertThat(row(side, "permutation").says()).isEqualTo("better");
        assertThat(row(side, "confidence_sequence").says()).isEqualTo("unclear");
        assertThat(side.rows().get(3).name()).isEqualTo("Bayesian, sceptical prior");
        assertThat(side.rows().get(3).says()).isEqualTo("unclear");
        assertThat(side.summary())
                .startsWith("They disagree: one look")
                .contains("any-time and the mixture SPRT leave it open because of width")
                .contains("the estimate is 2.10 standard errors from 0 and one look needs 1.96")
                .endsWith(
                        "the sceptical prior and the moderate prior leave it open because the prior pulls the estimate 66% and"
                                + " 33% towards 0.");
    }

    @Test
    void namedPriorsStandFromTightToWide() {
        Analyses.Looks named = new Analyses.Looks(Map.of("old_tests", 0.2, "board", 0.02), 99, 0.3);
        SideBySide side = looks(
                asking(table(LooksPlan.FIXED, MEAN), named), Samples.table("m", normal(60, 0, 1), normal(60, 1, 2)));
        assertThat(side.rows())
                .filteredOn(r -> r.plan().equals("bayes"))
                .extracting(Row::name)
                .containsExactly("Bayesian, board prior", "Bayesian, old tests prior");
        assertThat(row(side, "mixture_sprt").detail()).containsEntry("tau", 0.3);
        assertThat(row(side, "permutation").detail()).containsEntry("permutations", 99);
        assertThat(row(side, "bayes").warnings()).first().asString().contains("contradict the prior");
    }

    @Test
    void whatCannotBeSaidYetIsSaid() {
        SideBySide constant = looks(table(LooksPlan.FIXED, MEAN), Samples.table("m", new double[5], new double[5]));
        assertThat(constant.rows()).isEmpty();
        assertThat(constant.summary()).startsWith("Nothing can be compared yet");
        SideBySide few = looks(table(LooksPlan.ANYTIME, MEAN), Samples.table("m", normal(30, 0, 1), normal(30, 3, 2)));
        assertThat(row(few, "confidence_sequence").says()).isEqualTo("unclear");
        assertThat(row(few, "confidence_sequence").warnings()).isNotEmpty();
        assertThat(few.summary()).contains("any-time leaves it open because there are too few units yet");
    }
}
