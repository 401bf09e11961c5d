package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.RaceReadout.Found;
import dev.slipway.readout.model.RaceReadout.Policy;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Objects;

/** What each policy earned more than A/B/n in the same worlds, per user and week. */
public record RaceRewards(Found found) implements Picture {
    private List<Policy> compared() {
        return found.policies().stream().filter(p -> p.againstAbn() != null).toList();
    }

    private static Interval against(Policy policy) {
        return Objects.requireNonNull(policy.againstAbn());
    }

    @Override
    public String id() {
        return "race-rewards";
    }

    @Override
    public double preferredHeight(double width) {
        return 10 + compared().size() * IntervalRows.ROW + IntervalRows.AXIS;
    }

    @Override
    public String accessibleText() {
        List<String> parts = compared().stream()
                .map(p -> p.title() + " " + Amount.money(against(p)).withInterval(against(p)))
                .toList();
        return parts.isEmpty()
                ? "Only A/B/n took part."
                : "Earned above A/B/n per user and week: " + String.join(", ", parts) + ".";
    }

    @Override
    public DataTable table() {
        return RaceTables.policies(found);
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (compared().isEmpty()) {
            ink.sentence(accessibleText(), width, height);
            return List.of();
        }
        List<IntervalRows.Row> rows = compared().stream()
                .map(p -> new IntervalRows.Row(
                        "policy:" + p.key(),
                        p.title(),
                        against(p).effect(),
                        against(p).low(),
                        against(p).high(),
                        Amount.money(against(p)).withInterval(against(p)),
                        false,
                        List.of(
                                Amount.money(against(p)).withInterval(against(p)) + " above A/B/n",
                                "earned " + Amount.money(p.reward()).levelWithInterval(p.reward())
                                        + " per user and week")))
                .toList();
        return new IntervalRows(ink, rows, Euros::tick).draw(6, width, height);
    }
}
