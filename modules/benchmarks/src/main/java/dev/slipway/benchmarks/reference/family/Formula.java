package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.CallText;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.Expression;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.regression.DesignBuilder;
import dev.slipway.stats.regression.DesignMatrix;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model formula as R and patsy write it: names, {@code factor(x)}, arithmetic as in {@code log(x)} and {@code I(x^2)}, what
 * {@link RightSide} expands, {@code offset(...)}, {@code strata(...)} and {@code cluster(id)}.
 *
 * @param response left of the tilde
 * @param right of the tilde
 * @param instruments after a bar, empty when there is none
 */
record Formula(String response, String right, String instruments) {

    /**
     * The first formula of a text; null when there is none.
     *
     * @param function that it must be the first argument of, as in {@code lm}; empty for any
     */
    static @Nullable Formula find(String text, String function) {
        return FormulaText.find(text, function);
    }

    /** As {@link #find}, and a sentence when there is none. */
    static Formula require(String text, String function) {
        Formula found = find(text, function);
        Checks.require(found != null, "the call has no formula");
        return found == null ? new Formula("", "", "") : found;
    }

    /** The formula of a check's call, or of its kin. */
    static Formula of(Check check) {
        Formula arrays = FormulaText.arrays(check.call());
        return arrays != null ? arrays : require(check.call() + "\n" + check.related(), "");
    }

    /** The columns of {@code Surv(time, event)} or {@code Surv(start, stop, event)}. */
    String[] survival() {
        String inside = response.replaceFirst("^Surv\\(", "").replaceFirst("\\)$", "");
        return inside.replaceAll("(?<![\\w.])(?:time2?|event|start|stop)\\s*=(?!=)", "")
                .strip()
                .split("\\s*,\\s*");
    }

    /** The column that {@code cluster(...)} names, or null. */
    @Nullable
    String cluster() {
        return special("cluster").stream().findFirst().orElse(null);
    }

    /** Refuses weights and offsets, which this model's engine does not have; leaving them out would be another model. */
    void requirePlain(Check check) {
        boolean plain = special("offset").isEmpty();
        for (String argument : List.of("weights", "offset")) {
            plain &= CallText.argument(check.call(), argument) == null;
        }
        Checks.require(plain, "the engine takes no weights and no offset in this model");
    }

    /** The columns that {@code strata(...)} names. */
    List<String> strata() {
        List<String> columns = new ArrayList<>();
        special("strata").forEach(inside -> columns.addAll(List.of(inside.split("\\s*,\\s*"))));
        return columns;
    }

    /** The sum of the offsets, or null. */
    double @Nullable [] offset(Table table) {
        List<String> inside = special("offset");
        return inside.isEmpty() ? null : Expression.numbers("(" + String.join(")+(", inside) + ")", table);
    }

    private List<String> special(String kind) {
        return RightSide.of(right, List.of()).inside(kind);
    }

    /** What has coefficients; a dot is every column that the left side does not use. */
    RightSide modelled(Table table) {
        Set<String> left = Expression.words(response);
        return RightSide.of(
                right,
                table.names().stream().filter(name -> !left.contains(name)).toList());
    }

    /** The columns of the table that the right side uses. */
    List<String> columns(Table table) {
        RightSide side = modelled(table);
        Set<String> used = new LinkedHashSet<>();
        side.variables().forEach(term -> words(term, table).forEach(word -> used.add(table.resolve(word))));
        side.specials().forEach(term -> Expression.words(term).forEach(word -> used.add(table.resolve(word))));
        return List.copyOf(used);
    }

    /** A column's name may hold spaces. */
    private static Set<String> words(String term, Table table) {
        return table.has(term) ? Set.of(term) : Expression.words(term);
    }

    /** The rows of the table in which nothing that the formula, or one of these terms beside it, uses is missing. */
    Table complete(Table table, @Nullable String... beside) {
        List<String> needed = new ArrayList<>(columns(table));
        for (String term : beside) {
            Expression.words(term == null ? "" : term).forEach(word -> needed.add(table.resolve(word)));
        }
        for (String name : Expression.words(response)) {
            needed.add(table.resolve(name));
        }
        return table.complete(needed);
    }

    /** The response by row: of two words the second in the alphabet is 1, of {@code cbind(a, b)} it is a/(a + b). */
    double[] outcome(Table table) {
        String[] pair = pair();
        if (pair.length == 2) {
            double[] hits = Expression.numbers(pair[0], table);
            double[] all = trials(table);
            for (int i = 0; i < hits.length; i++) {
                hits[i] = all == null || all[i] == 0 ? 0 : hits[i] / all[i];
            }
            return hits;
        }
        Variable variable = Variable.of(response, table);
        if (!variable.isFactor()) {
            return variable.numbers();
        }
        Checks.require(variable.levels().size() == 2, "the response " + response + " has not two values");
        return variable.is(variable.levels().get(1));
    }

    /** a + b of {@code cbind(a, b)}; null for other responses. */
    double @Nullable [] trials(Table table) {
        String[] pair = pair();
        return pair.length == 2 ? Expression.numbers("(" + pair[0] + ")+(" + pair[1] + ")", table) : null;
    }

    private String[] pair() {
        String inside = Check.find(response, "^cbind\\((.*)\\)$");
        return inside == null ? new String[0] : inside.split(",\\s*", -1);
    }

    /** The design over the table's rows, its columns named as the expected coefficients are where one fits. */
    DesignMatrix design(Table table, List<String> expected) {
        return design(modelled(table), table, expected);
    }

    /** The design of a right side. */
    static DesignMatrix design(RightSide side, Table table, List<String> expected) {
        DesignBuilder builder = new DesignBuilder(table.rows());
        if (!side.intercept()) {
            builder.withoutIntercept();
        }
        for (ModelTerms.Column column : ModelTerms.columns(side, table, expected)) {
            builder.numeric(column.name(), column.values());
        }
        return builder.build();
    }
}
