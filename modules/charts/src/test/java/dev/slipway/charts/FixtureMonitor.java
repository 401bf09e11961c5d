package dev.slipway.charts;

import dev.slipway.readout.model.MonitorReadout;
import dev.slipway.readout.model.MonitorReadout.Arm;
import dev.slipway.testreadouts.MonitorReadouts;
import java.util.List;

/** Pictures of an experiment of twelve weeks whose bonus is stopped in week 5, and of a race of three policies. */
final class FixtureMonitor {
    private FixtureMonitor() {}

    static void addTo(List<Samples.Sample> to) {
        to.add(new Samples.Sample(
                "monitor-effect", new MonitorEffect(MonitorReadouts.monitor(), "targeted"), 440, 200));
        to.add(new Samples.Sample("monitor-harm", new MonitorEffect(MonitorReadouts.monitor(), "bonus"), 440, 200));
        to.add(new Samples.Sample("monitor-best", new MonitorRace(MonitorReadouts.monitor(), false), 440, 200));
        to.add(new Samples.Sample("monitor-loss", new MonitorRace(MonitorReadouts.monitor(), true), 440, 140));
        to.add(new Samples.Sample("guardrail-strip", new GuardrailStrip(MonitorReadouts.monitor()), 672, 92));
        to.add(new Samples.Sample("race-regret", new RaceRegret(MonitorReadouts.race(), false), 560, 220));
        to.add(new Samples.Sample("race-change", new RaceRegret(MonitorReadouts.race(), true), 560, 220));
        to.add(new Samples.Sample("race-rewards", new RaceRewards(MonitorReadouts.race()), 440, 100));
    }

    /** Pictures of nothing. */
    static List<Picture> empty() {
        MonitorReadout none = new MonitorReadout(
                "m",
                "M",
                false,
                null,
                1,
                .95,
                .05,
                List.of(new Arm("control", List.of()), new Arm("t", List.of())),
                List.of(),
                List.of(),
                "",
                List.of());
        return List.of(new MonitorEffect(none, "t"), new GuardrailStrip(none));
    }
}
