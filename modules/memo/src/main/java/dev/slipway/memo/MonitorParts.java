package dev.slipway.memo;

import dev.slipway.charts.GuardrailStrip;
import dev.slipway.charts.MonitorEffect;
import dev.slipway.charts.MonitorRace;
import dev.slipway.readout.model.MonitorReadout;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An experiment as it could have been watched, for the report. */
final class MonitorParts {
    private static final double WIDTH = 672;
    private static final double NARROW = 440;
    private static final double CHART = 180;

    private MonitorParts() {}

    /** The row of the first page: which arms would have been stopped, and when. */
    static Map<String, Object> stops(MonitorReadout monitor) {
        List<String> sentences =
                monitor.stops().stream().map(MonitorReadout.Stop::sentence).toList();
        return Map.of("question", "Watched by week", "text", Words.sentences(sentences));
    }

    static List<Block> all(MonitorReadout monitor, PictureSet pictures) {
        List<Block> blocks = new ArrayList<>();
        Block words = Block.of("Watched week by week", "growth, cost, risk and confidence");
        monitor.sentences().forEach(words::line);
        blocks.add(words.line(monitor.multiplicity()));
        for (MonitorReadout.Arm arm : monitor.arms().subList(1, monitor.arms().size())) {
            MonitorEffect effect = new MonitorEffect(monitor, arm.variant());
            blocks.add(Block.of(
                            "Growth, " + Words.lower(Words.label(arm.variant())),
                            "inner band one look, outer band every week")
                    .picture(pictures.place(effect.id(), effect, NARROW, CHART)));
        }
        if (!monitor.watches().isEmpty()) {
            GuardrailStrip strip = new GuardrailStrip(monitor);
            blocks.add(Block.of(
                            "Guardrails by week",
                            "a frame marks the week in which harm was first shown; the first stops the arm")
                    .picture(pictures.place(strip.id(), strip, WIDTH, 0)));
        }
        MonitorRace best = new MonitorRace(monitor, false);
        blocks.add(Block.of("Probability to be best", "of all arms, so far")
                .picture(pictures.place(best.id(), best, NARROW, CHART)));
        MonitorRace loss = new MonitorRace(monitor, true);
        blocks.add(
                Block.of("Expected loss of choosing an arm").picture(pictures.place(loss.id(), loss, NARROW, CHART)));
        return blocks;
    }
}
