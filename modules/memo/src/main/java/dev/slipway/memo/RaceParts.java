package dev.slipway.memo;

import dev.slipway.charts.RaceRegret;
import dev.slipway.charts.RaceRewards;
import dev.slipway.charts.RaceTables;
import dev.slipway.readout.model.RaceReadout;
import dev.slipway.readout.model.RaceReadout.Found;
import java.util.ArrayList;
import java.util.List;

/** The race of policies, for the report. */
final class RaceParts {
    private static final double NARROW = 440;
    private static final double CHART = 210;

    private RaceParts() {}

    static List<Block> all(RaceReadout race, PictureSet pictures) {
        Found found = race.found();
        if (found == null) {
            return List.of(Block.of("Race of policies").line(String.valueOf(race.unavailable())));
        }
        List<Block> blocks = new ArrayList<>();
        Block words = Block.of("Race of policies", RaceTables.made(found));
        found.sentences().forEach(words::line);
        blocks.add(words.picture(pictures.place("race-regret", new RaceRegret(found, false), NARROW, CHART)));
        blocks.add(Block.of("Earned above A/B/n", "per user and week, in the same worlds")
                .picture(pictures.place("race-rewards", new RaceRewards(found), NARROW, 0))
                .table(Grid.all(RaceTables.policies(found))));
        if (!found.policies().getFirst().guardrails().isEmpty()) {
            blocks.add(Block.of("Guardrails of the policies", "share of runs above the limit")
                    .table(Grid.all(RaceTables.guardrails(found))));
        }
        RaceReadout.Change change = found.change();
        if (change != null) {
            blocks.add(Block.of("When the world changes", change.sentence())
                    .picture(pictures.place("race-change", new RaceRegret(found, true), NARROW, CHART))
                    .table(Grid.all(RaceTables.change(change))));
        }
        Block notes = Block.of("How policies choose, and what the race takes for granted");
        RaceTables.choosing(found).forEach(notes::line);
        found.warnings().forEach(notes::line);
        blocks.add(notes);
        return blocks;
    }
}
