package dev.slipway.charts;

import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.model.RiskReadout.AtBudget;
import dev.slipway.readout.model.RiskReadout.Found;
import dev.slipway.readout.model.RiskReadout.Ranking;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.RiskWords;
import java.util.ArrayList;
import java.util.List;

/** Whom to look at first as tables. */
public final class RiskTables {
    private static final int AUC = 2;

    private RiskTables() {}

    /** The rankings side by side, the random order last. */
    public static DataTable rankings(Found found, int reviews) {
        List<List<String>> rows = new ArrayList<>();
        for (Ranking ranking : found.rankings()) {
            AtBudget at = ranking.at(reviews);
            rows.add(List.of(
                    ranking.title(),
                    RiskWords.score(ranking.averagePrecision()),
                    RiskWords.score(ranking.auc()),
                    RiskWords.share(at.recall()),
                    RiskWords.share(at.precision()),
                    RiskWords.money(at.saved())));
        }
        double users = (double) found.test().rows() / found.test().count();
        rows.add(List.of(
                "Random order",
                Numbers.fixed(found.rate(), 3),
                "0.500",
                Numbers.rate(Math.min(1, reviews / users)),
                Numbers.rate(found.rate()),
                Numbers.NONE));
        return new DataTable(
                List.of("Ranking", "Average precision", "AUC", "Recall", "Precision", "Saved a week"), rows);
    }

    /** The same without AUC, which a page has no room for. */
    public static DataTable onPaper(Found found, int reviews) {
        DataTable all = rankings(found, reviews);
        return new DataTable(
                without(all.headers()),
                all.rows().stream().map(RiskTables::without).toList());
    }

    private static List<String> without(List<String> cells) {
        List<String> others = new ArrayList<>(cells);
        others.remove(AUC);
        return others;
    }

    /** What judged, in a sentence. */
    public static String test(RiskReadout risk, Found found) {
        return "Judged on weeks " + found.test().first() + " to " + found.test().last() + ": "
                + Numbers.counted(found.test().rows(), "user’s week", "users’ weeks") + ", "
                + Numbers.counted(found.test().cases(), "case", "cases") + ", "
                + RiskWords.amount(found.test().lost())
                + " lost a week. Labels come " + Numbers.counted(risk.horizon() + risk.delay(), "week", "weeks")
                + " after a review; nothing was learned from younger ones.";
    }
}
