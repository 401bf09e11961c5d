package dev.slipway.readout.analysis;

import dev.slipway.readout.model.SideBySide.Row;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** One sentence: whether all ways of looking agree, and if not, what makes them differ: width, prior or question. */
final class LooksSummary {
    private static final Set<String> MANY_LOOKS = Set.of("group_sequential", "confidence_sequence", "mixture_sprt");
    private static final String UNCLEAR = "unclear";

    private final List<Row> rows;
    private final Row oneLook;
    private final LooksWords words;
    private final double error;

    private LooksSummary(List<Row> rows, LooksWords words) {
        this.rows = rows;
        this.oneLook = rows.getFirst();
        this.words = words;
        this.error = words.comparison().absolute().standardError();
    }

    /**
     * The sentence.
     *
     * @param rows one look first
     */
    static String of(List<Row> rows, LooksWords words) {
        LooksSummary summary = new LooksSummary(rows, words);
        boolean agree = rows.stream().map(Row::says).distinct().count() == 1;
        return agree ? summary.agreement() : summary.disagreement();
    }

    private String agreement() {
        Row widest = oneLook;
        double pull = 0;
        for (Row row : rows) {
            Double half = row.halfWidth();
            Double most = widest.halfWidth();
            widest = half != null && most != null && half > most ? row : widest;
            pull = Math.max(pull, shrinkage(row));
        }
        Double half = widest.halfWidth();
        String what = oneLook.says().equals(UNCLEAR)
                ? "the direction is not shown: 0 is inside every interval"
                : "the treatment is " + oneLook.says();
        return "All " + rows.size() + " ways of looking agree that " + what + "; the widest interval, " + name(widest)
                + ", is " + (half == null ? Numbers.NONE : words.times(half))
                + ", and the strongest prior pulls the estimate "
                + LooksWords.percent(pull) + " towards 0.";
    }

    private String disagreement() {
        List<String> clauses = new ArrayList<>();
        List<Row> same =
                rows.stream().filter(r -> r.says().equals(oneLook.says())).toList();
        clauses.add("They disagree: " + who(same));
        List<Row> early = differing(LooksSummary::tooEarly);
        List<Row> wide = differing(r -> isMany(r) && !tooEarly(r));
        add(clauses, early, "because there are too few units yet for the promise of looking at any time");
        add(clauses, wide, width(wide));
        List<Row> priors = differing(LooksSummary::isPrior);
        add(clauses, priors, prior(priors));
        List<Row> dealt = differing(r -> r.plan().equals("permutation"));
        add(clauses, dealt, question(dealt));
        return String.join("; ", clauses) + ".";
    }

    /** The sequence warns of nothing else; other rows pass on what their estimator warns of. */
    private static boolean tooEarly(Row row) {
        return row.plan().equals("confidence_sequence") && !row.warnings().isEmpty();
    }

    private static boolean isMany(Row row) {
        return MANY_LOOKS.contains(row.plan());
    }

    private List<Row> differing(Predicate<Row> which) {
        return rows.stream()
                .filter(which)
                .filter(r -> !r.says().equals(oneLook.says()))
                .toList();
    }

    private void add(List<String> clauses, List<Row> differing, String because) {
        if (!differing.isEmpty()) {
            clauses.add(who(differing) + " " + because);
        }
    }

    private String width(List<Row> wide) {
        if (oneLook.says().equals(UNCLEAR)) {
            return "because the standard error is taken as known";
        }
        List<String> needed = wide.stream().map(this::multiplier).distinct().toList();
        double z = Math.abs(words.comparison().absolute().estimate()) / error;
        return "because of width, the price of more than one look: the estimate is " + Numbers.ratio(z)
                + " standard errors from 0 and one look needs " + multiplier(oneLook) + ", "
                + (wide.size() == 1 ? "this one " : "they ") + Words.list(needed);
    }

    /** Half the interval in standard errors. */
    private String multiplier(Row row) {
        Double half = row.halfWidth();
        return half == null ? Numbers.NONE : Numbers.ratio(half / error);
    }

    private String prior(List<Row> priors) {
        if (oneLook.says().equals(UNCLEAR)) {
            return "because the standard error is taken as known";
        }
        List<String> pulls = priors.stream()
                .map(r -> LooksWords.percent(shrinkage(r)))
                .distinct()
                .toList();
        return "because the prior pulls the estimate " + Words.list(pulls) + " towards 0";
    }

    private static String question(List<Row> dealt) {
        Double p = dealt.isEmpty() ? null : dealt.getFirst().pValue();
        return "because it assumes less, only that no unit was changed at all"
                + (p == null ? "" : " (" + Numbers.pEquals(p) + ")");
    }

    private static double shrinkage(Row row) {
        return row.detail().get("shrinkage") instanceof Number share ? share.doubleValue() : 0;
    }

    /** "one look and any-time say better". */
    private String who(List<Row> some) {
        String what = some.getFirst().says().equals(UNCLEAR)
                ? (some.size() == 1 ? " leaves it open" : " leave it open")
                : (some.size() == 1 ? " says " : " say ") + some.getFirst().says();
        return Words.list(names(some)) + what;
    }

    /** The priors in one word where all of them say the same. */
    private List<String> names(List<Row> some) {
        long all = rows.stream().filter(LooksSummary::isPrior).count();
        boolean together =
                all > 1 && some.stream().filter(LooksSummary::isPrior).count() == all;
        return some.stream()
                .map(row -> together && isPrior(row) ? (all == 2 ? "both" : "all " + all) + " priors" : name(row))
                .distinct()
                .toList();
    }

    private static boolean isPrior(Row row) {
        return row.plan().equals("bayes");
    }

    private static String name(Row row) {
        return switch (row.plan()) {
            case "fixed" -> "one look";
            case "group_sequential" -> "group-sequential";
            case "confidence_sequence" -> "any-time";
            case "mixture_sprt" -> "the mixture SPRT";
            case "permutation" -> "the permutation test";
            default -> "the" + row.name().substring(row.name().indexOf(',') + 1);
        };
    }
}
