package dev.slipway.readout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which metrics are money, and how money is written. */
class MoneyTest {
    /** Means of m are 2 and 4, those of other 9 and 6. */
    private static Readout readout() {
        ExperimentData data = Samples.table("m", new double[] {1, 2, 3}, new double[] {3, 4, 5});
        double[] other = {9, 8, 10, 5, 6, 7};
        ExperimentData both = TinyStudies.with(
                data, Map.of("other", new MetricValues(other, null, null)), data.tests(), data.exposedAt(), 0);
        return TinyStudies.build(
                TinyStudies.study(
                        LooksPlan.FIXED,
                        0,
                        null,
                        TinyStudies.EVEN,
                        TinyStudies.inEuro(
                                TinyStudies.metric("m", MetricKind.MEAN, MetricRole.PRIMARY, Better.HIGHER, null)),
                        TinyStudies.metric("other", MetricKind.MEAN, MetricRole.SECONDARY, Better.HIGHER, null)),
                both);
    }

    @Test
    void theStudySaysWhatIsMoneyAndTheFileKeepsIt() {
        Readout readout = readout();

        assertThat(readout.primary().money()).isTrue();
        assertThat(readout.metric("other").money()).isFalse();
        assertThat(ReadoutJson.read(ReadoutJson.write(readout))).isEqualTo(readout);
    }

    @Test
    void anOlderFileThatDoesNotSayItHasPlainNumbers() {
        String older = ReadoutJson.write(readout()).replaceAll(",\\s*\"unit\" : (null|\"euro\")", "");

        assertThat(older).doesNotContain("\"euro\"");
        assertThat(ReadoutJson.read(older).primary().money()).isFalse();
    }

    @Test
    void moneyHasItsSignInLevelsDifferencesAndSizes() {
        MetricReadout money = readout().primary();
        Estimate deciding = requireNonNull(money.deciding());
        MetricFormat format = MetricFormat.of(money);
        assertThat(format.level(2.668)).isEqualTo("€2.67");
        assertThat(format.difference(-.324)).isEqualTo("−€0.32");
        assertThat(format.size(.324)).isEqualTo("€0.32");
        assertThat(format.bound(.324)).isEqualTo("+€0.32");
        assertThat(format.withInterval(deciding)).startsWith("+€2.00 [");
        assertThat(MetricFormat.of(false, 0, 0).withInterval(deciding)).startsWith("+2.0");
        assertThat(new MetricFormat(false, true, 0).level(12_345)).isEqualTo("€12,345");
    }
}
