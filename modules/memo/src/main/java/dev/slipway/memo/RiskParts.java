package dev.slipway.memo;

import dev.slipway.charts.QueueTable;
import dev.slipway.charts.RankingCurve;
import dev.slipway.charts.RiskTables;
import dev.slipway.charts.SavingsCurve;
import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.model.RiskReadout.Found;
import dev.slipway.readout.model.RiskReadout.Ranking;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.RiskWords;
import java.util.List;

/** Whom to look at first: how good the order is, what reviews are worth, and the top of the queue. */
final class RiskParts {
    private static final double WIDTH = 672;
    private static final double NARROW = 440;
    private static final double CHART = 210;

    /** Rows of the queue on paper; the readout has more. */
    private static final int FIRST = 12;

    private RiskParts() {}

    /** For the report's part on growth and risk. */
    static void report(RiskReadout risk, PictureSet pictures, List<Block> blocks) {
        Found found = risk.found();
        if (found == null) {
            blocks.add(Block.of(risk.label() + ": whom to review first").line(String.valueOf(risk.unavailable())));
            return;
        }
        CardPictures drawn = CardPictures.drawn(pictures);
        worth(risk, found, risk.label(), drawn, blocks);
        Block queue = Block.of(
                        risk.label() + ", the queue",
                        "week " + found.queue().week() + ", the first "
                                + Math.min(FIRST, found.queue().cases().size()) + " of "
                                + Numbers.counted(found.queue().users(), "user", "users"))
                .picture(pictures.place("queue-" + risk.name(), new QueueTable(risk, FIRST), WIDTH, 0));
        String planted = RiskWords.planted(risk);
        blocks.add(planted.isEmpty() ? queue : queue.line(planted));
    }

    /**
     * For the model's card and the report: the order, the budget, the threshold.
     *
     * @param name what blocks are headed by
     */
    static void worth(RiskReadout risk, Found found, String name, CardPictures pictures, List<Block> blocks) {
        String at = "at " + Numbers.counted(risk.reviews(), "review", "reviews") + " a week";
        blocks.add(pictures.show(
                        Block.of(name + ", ranking", "Precision by recall; the mark is " + at),
                        "ranking-" + risk.name(),
                        new RankingCurve(risk, Ranking.MODEL, risk.reviews()),
                        NARROW,
                        CHART)
                .line(RiskWords.verdict(found)));
        blocks.add(Block.of(name + ", rankings compared", at)
                .table(Grid.all(RiskTables.onPaper(found, risk.reviews())))
                .line(RiskWords.added(found)));
        blocks.add(pictures.show(
                        Block.of(name + ", what reviews save", "In a week, after what they cost"),
                        "savings-" + risk.name(),
                        new SavingsCurve(risk, Ranking.MODEL, risk.reviews()),
                        NARROW,
                        CHART)
                .line(RiskWords.budget(found.ranking(Ranking.MODEL).at(risk.reviews())))
                .line(RiskWords.saved(found.ranking(Ranking.MODEL).at(risk.reviews())))
                .line(RiskWords.threshold(found.threshold()))
                .line(RiskTables.test(risk, found))
                .line(RiskWords.assumed(risk)));
    }
}
