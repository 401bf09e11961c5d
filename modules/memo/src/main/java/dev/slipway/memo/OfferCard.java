package dev.slipway.memo;

import dev.slipway.charts.DataTable;
import dev.slipway.charts.DecileChart;
import dev.slipway.charts.LearnerScores;
import dev.slipway.charts.OfferGroups;
import dev.slipway.charts.OfferTables;
import dev.slipway.charts.OfferWords;
import dev.slipway.readout.model.OfferEffect;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.OffersReadout.Found;
import dev.slipway.readout.model.PolicyEvaluation.OffPolicyRow;
import dev.slipway.readout.model.PredictionReadout.Feature;
import dev.slipway.readout.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The card of the models of what offers do to whom, and of the policy that was made of them. */
final class OfferCard {
    static final String INTRO =
            "Learned effects say whom an offer moves by how much; they rest on the probabilities in the log. All measures are of"
                    + " users whom the models did not see.";

    private static final double WIDTH = 672;
    private static final double HEIGHT = 210;

    private final OffersReadout offers;
    private final Found found;

    OfferCard(OffersReadout offers) {
        this.offers = offers;
        this.found = Objects.requireNonNull(offers.found(), "offers of which something was found");
    }

    String title() {
        return offers.label() + ": model card";
    }

    /** What it is and what it is for, but where it comes from. */
    Grid details() {
        Grid grid = Grid.of("!What", "^These models");
        grid.row("Predicts", "What each offer adds in its week, against none, to " + offers.worth() + ".");
        grid.row("For", "Users of this study who are still here, in weeks like those of the log.");
        grid.row(
                "Not for",
                "Other offers, other sizes of these, what an offer does to later weeks, or a promise to any one user: single"
                        + " effects are told with wide intervals.");
        grid.row("Learner", found.uplift().chosen());
        grid.row("Seed", Long.toString(found.seed()));
        return grid;
    }

    List<Block> blocks(CardPictures pictures) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.of("Learned from")
                .table(Grid.all(OfferTables.log(found.log())))
                .line(OfferTables.logged(found.log()))
                .line(OfferTables.parts(found.uplift())));
        blocks.add(pictures.show(
                Block.of("Learners compared", "R-loss that each explains; higher is better, 0 is no effect at all"),
                "card-learners",
                new LearnerScores(found.uplift()),
                WIDTH,
                0));
        blocks.add(Block.of("How good", "by offer")
                .table(measures())
                .line(found.uplift().sentence())
                .line(OfferTables.level(found)));
        for (OfferEffect effect : found.uplift().offers()) {
            offer(effect, pictures, blocks);
        }
        List<Feature> features = found.uplift().told();
        if (!features.isEmpty()) {
            blocks.add(FeatureList.of("Effects of offers", features));
        }
        blocks.add(policy());
        DataTable planted = OfferTables.truth(found);
        if (planted != null) {
            blocks.add(Block.of("Beside what was planted").table(Grid.all(planted)));
        }
        blocks.add(limits());
        return blocks;
    }

    private Grid measures() {
        Grid grid = Grid.of("!Offer", "#Average effect", "#First over all (AUTOC)", "#Qini", "#p of the order");
        for (OfferEffect effect : found.uplift().offers()) {
            grid.row(
                    OfferWords.offer(effect.offer()),
                    OfferWords.gain(effect.average()),
                    OfferWords.gain(effect.autoc()),
                    OfferWords.gain(effect.qini()),
                    Numbers.p(effect.pValue()));
        }
        return grid;
    }

    private void offer(OfferEffect effect, CardPictures pictures, List<Block> blocks) {
        String name = OfferWords.offer(effect.offer());
        int place = Math.max(1, offers.offers().indexOf(effect.offer()));
        blocks.add(pictures.show(
                        Block.of(name + ", calibration", "Predicted against observed effects in tenths of users"),
                        "card-deciles-" + effect.offer(),
                        new DecileChart(effect, place),
                        WIDTH,
                        HEIGHT)
                .line(OfferTables.sure(effect)));
        if (!effect.groups().isEmpty()) {
            blocks.add(pictures.show(
                    Block.of(name + ", by segment", "Average effects"),
                    "card-groups-" + effect.offer(),
                    new OfferGroups(effect),
                    WIDTH,
                    0));
        }
    }

    /** What the models are used for here, and what the log says of it. */
    private Block policy() {
        OffPolicyRow deciding = found.evaluation().deciding();
        Block block = Block.of("The policy made of them")
                .table(Grid.all(OfferTables.limits(found)))
                .line(OfferTables.expected(found.policy()))
                .line(OfferWords.verdict(found.evaluation()) + ". "
                        + found.evaluation().because());
        Double rounds = deciding.effectiveRounds();
        Double largest = deciding.largestWeight();
        return rounds == null || largest == null
                ? block
                : block.line("The log knows as much of it as " + Numbers.count(Math.round(rounds))
                        + " weeks of equal weight; the largest weight is " + Numbers.plain(largest) + ".");
    }

    private Block limits() {
        Block block = Block.of("Limits")
                .line(
                        "Nobody's own effect is ever seen. What tells users apart that is no feature is not in any of this.")
                .line(
                        "Features end before the week of the offer; losses that become known late count as far as they were known.");
        found.warnings().forEach(block::line);
        return block.line(OfferTables.made(found));
    }
}
