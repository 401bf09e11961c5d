package dev.slipway.readout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.readout.model.BridgeReadout;
import dev.slipway.readout.model.BridgeReadout.Arm;
import dev.slipway.readout.model.BridgeReadout.Step;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which metrics are money, told by the rest of the readout, and how money is written. */
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
                        TinyStudies.metric("m", MetricKind.MEAN, MetricRole.PRIMARY, Better.HIGHER, null),
                        TinyStudies.metric("other", MetricKind.MEAN, MetricRole.SECONDARY, Better.HIGHER, null)),
                both);
    }

    private static Readout with(Readout readout, BridgeReadout bridge) {
        return new Readout(
                readout.schema(),
                readout.study(),
                readout.experiment(),
                readout.data(),
                readout.filter(),
                readout.health(),
                readout.metrics(),
                readout.activity(),
                readout.funnel(),
                readout.retention(),
                readout.segments(),
                readout.drift(),
                readout.plan(),
                readout.analyses().withBridge(bridge),
                readout.decision());
    }

    private static BridgeReadout chain(double control, double treatment) {
        return new BridgeReadout(
                "m",
                "M",
                List.of(
                        new Arm("control", List.of(new Step("a", "A", control), new Step("b", "B", -1)), 2),
                        new Arm("treatment", List.of(new Step("a", "A", treatment), new Step("b", "B", -2)), 4)));
    }

    @Test
    void whatIsLeftOfAChainAndItsStepsAreMoney() {
        Readout step = with(readout(), chain(9, -6));
        assertThat(step.primary().money()).isTrue();
        assertThat(step.metric("other").money()).isTrue();
        Readout none = with(step, chain(9, 6.1));
        assertThat(none.primary().money()).isTrue();
        assertThat(none.metric("other").money()).isFalse();
    }

    @Test
    void whatOffersEarnIsMoneyAndTheFileDoesNotSaySo() {
        Readout plain = readout();
        assertThat(plain.primary().money()).isFalse();
        Readout earned = plain.withOffers(new OffersReadout("", List.of(), "m", "", "Nothing.", null));
        assertThat(earned.primary().money()).isTrue();
        String json = ReadoutJson.write(earned);
        assertThat(json).doesNotContain("\"money\" : true");
        assertThat(ReadoutJson.read(json)).isEqualTo(earned);
    }

    @Test
    void moneyHasItsSignInLevelsDifferencesAndSizes() {
        MetricReadout money = readout().primary().withMoney(true);
        Estimate deciding = requireNonNull(money.deciding());
        MetricFormat format = MetricFormat.of(money);
        assertThat(format.level(2.668)).isEqualTo("€2.67");
        assertThat(format.difference(-.324)).isEqualTo("−€0.32");
        assertThat(format.size(.324)).isEqualTo("€0.32");
        assertThat(format.bound(.324)).isEqualTo("+€0.32");
        assertThat(format.withInterval(deciding)).startsWith("+€2.00 [");
        assertThat(MetricFormat.of(money.withMoney(false)).withInterval(deciding))
                .startsWith("+2.0");
        assertThat(new MetricFormat(false, true, 0).level(12_345)).isEqualTo("€12,345");
    }
}
