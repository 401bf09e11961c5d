package dev.slipway.readout.offers;

import dev.slipway.core.study.ColumnSum;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Offers;
import dev.slipway.core.study.Study;
import dev.slipway.readout.model.PolicyReadout.Limit;
import dev.slipway.warehouse.OfferWeeks;
import dev.slipway.warehouse.marts.OfferVars;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The limits of a study in the order of the readout: the budget first, then its rates.
 *
 * @param all limits
 * @param sums what each is made of: one column for a budget or a share of weeks, what stands above and below the line for a rate
 * @param words what is to be said of where limits come from
 * @param money whether what a limit counts is money
 */
record OfferLimits(List<Limit> all, List<List<String>> sums, List<String> words, List<Boolean> money) {
    static final String BUDGET = "budget";

    /** Of nothing that is known to be money. */
    OfferLimits(List<Limit> all, List<List<String>> sums, List<String> words) {
        this(all, sums, words, all.stream().map(limit -> false).toList());
    }

    static OfferLimits of(Study study, Offers asked, OfferWeeks weeks) {
        List<Limit> limits = new ArrayList<>();
        List<List<String>> sums = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<Boolean> money = new ArrayList<>();
        Offers.Budget budget = asked.budget();
        if (budget != null) {
            limits.add(new Limit(BUDGET, "Cost of offers", false, budget.perUser()));
            sums.add(List.of("cost"));
            money.add(true);
        }
        for (int l = 0; l < asked.limits().size(); l++) {
            Metric metric =
                    Objects.requireNonNull(study.metrics().get(asked.limits().get(l)));
            money.add(!ShareLimit.of(metric) && counts(study, asked, metric));
            if (ShareLimit.of(metric)) {
                double most = ShareLimit.most(metric, weeks, l);
                limits.add(new Limit(metric.key(), ShareLimit.label(metric), true, most));
                sums.add(List.of(OfferVars.above(l)));
                words.add(ShareLimit.words(metric, weeks, l));
            } else {
                limits.add(new Limit(metric.key(), metric.label(), true, Objects.requireNonNull(metric.ceiling())));
                sums.add(List.of(OfferVars.above(l), OfferVars.below(l)));
            }
        }
        return new OfferLimits(List.copyOf(limits), List.copyOf(sums), List.copyOf(words), List.copyOf(money));
    }

    /** Whether what stands above the line of a metric is a part of what a week is worth, in euro. */
    private static boolean counts(Study study, Offers asked, Metric metric) {
        Metric worth = Objects.requireNonNull(study.metrics().get(asked.metric()));
        return worth.inMoney() && columns(worth).containsAll(columns(metric));
    }

    private static List<String> columns(Metric metric) {
        return ColumnSum.parse(String.valueOf(metric.column()))
                .map(ColumnSum::columns)
                .orElse(List.of(""));
    }

    /** Whether a limit is a share of weeks, whose baseline is the log itself. */
    boolean share(int limit) {
        return all.get(limit).rate() && sums.get(limit).size() == 1;
    }

    int count() {
        return all.size();
    }

    double[] most() {
        return all.stream().mapToDouble(Limit::most).toArray();
    }
}
