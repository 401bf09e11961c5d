package dev.slipway.readout.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.readout.calibration.CalibrationTable.Cell;
import dev.slipway.readout.text.MethodNotes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shipped table knows every method of the readout, and a row of it becomes words. */
class CalibrationTest {
    private static final String TEST = "rate 10%,50,m,false_positive,0.0500,0.05,0.001,calibrated,0,0.05,20000,20000";

    @Test
    void everyMethodThatHasANoteHasRowsOrAReason() {
        for (String method : MethodNotes.methods()) {
            List<String> names = CalibratedMethods.names(method);
            assertThat(names.isEmpty() && CalibratedMethods.reason(method).isEmpty())
                    .as("%s has neither rows nor a reason", method)
                    .isFalse();
        }
    }

    @Test
    void everyNameOfEveryMethodIsInTheTable() {
        CalibrationTable table = CalibrationTable.shipped();

        for (String method : CalibratedMethods.methods()) {
            for (String name : CalibratedMethods.names(method)) {
                assertThat(table.of(name)).as("rows of %s", name).isNotEmpty();
            }
        }
    }

    @Test
    void bothRatesOfACellStandTogether() {
        CalibrationTable table = CalibrationTable.of(
                List.of(TEST, "rate 10%,50,m,coverage,0.9000,0.95,0.001,liberal,0.95,0.01,20000,20000"));

        assertThat(table.cells()).hasSize(1);
        assertThat(new Behaviour("m", table.cells().getFirst()).verdict()).isEqualTo("too many errors; it warns");
    }

    @Test
    void theWorseOfBothRatesIsTold() {
        assertThat(verdict("coverage,0.9000,0.95,0.001,liberal,0.10,0.09")).isEqualTo("too many errors");
        assertThat(verdict("coverage,0.9900,0.95,0.001,conservative,0,0.01")).isEqualTo("cautious");
        assertThat(verdict("coverage,0.9200,0.95,0.012,undecided,0,0.08")).isEqualTo("undecided");
        assertThat(verdict("coverage,0.9500,0.95,0.001,calibrated,0,0.05")).isEqualTo("calibrated");
    }

    private static String verdict(String rest) {
        Cell cell = CalibrationTable.of(List.of(TEST, "rate 10%,50,m," + rest + ",20000,20000"))
                .cells()
                .getFirst();
        return new Behaviour("m", cell).verdict();
    }

    @Test
    void theNearestRateAndSizeIsShown() {
        CalibrationTable table = CalibrationTable.shipped();

        assertThat(Behaviour.nearest(new Question("two_proportion_z", 3_000, false, 0.012), table))
                .extracting(Cell::scenario, Cell::units)
                .containsExactly(tuple("rate 1%", 1_000L));
        assertThat(Behaviour.nearest(new Question("miettinen_nurminen", 60, true, 0.5), table))
                .extracting(Cell::scenario, Cell::units)
                .containsExactly(tuple("rate 5% and a control nine times as big", 50L));
        assertThat(Behaviour.nearest(new Question("welch_t", 500_000, false, null), table))
                .extracting(Cell::scenario)
                .contains("normal mean", "revenue of 5% payers")
                .noneMatch(scenario -> scenario.contains("rate"));
    }

    @Test
    void aRowOfAnotherShapeIsRefused() {
        assertThatThrownBy(() -> CalibrationTable.of(List.of("rate 10%,50")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12 columns");
    }
}
