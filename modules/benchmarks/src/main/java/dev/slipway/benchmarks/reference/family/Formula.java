package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.regression.DesignBuilder;
import dev.slipway.stats.regression.DesignMatrix;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model formula as R writes it: names, {@code factor(x)}, arithmetic as in {@code log(x)} and {@code I(x^2)}, {@code a * b},
 * {@code a:b}, {@code 0}, {@code offset(...)}, {@code strata(...)} and {@code cluster(id)}.
 *
 * @param response left of the tilde
 * @param terms right of it
 */
record Formula(String response, List<String> terms) {
    private static final Pattern SPECIAL = Pattern.compile("(cluster|strata|offset)\\((.*)\\)");
    private static final String LEFT = "((?:\\w+\\((?:[^()]|\\([^()]*\\))*\\)|[\\w.]+)\\s*~)";

    /** The first formula of a text that the beginning precedes, as in {@code lm(}; null when there is none. */
    static @Nullable Formula find(String text, String beginning) {
        Matcher m = Pattern.compile(beginning + LEFT).matcher(text);
        if (!m.find()) {
            return null;
        }
        String response = m.group(1).replace("~", "").strip();
        List<String> terms = new ArrayList<>();
        StringBuilder term = new StringBuilder();
        int depth = 0;
        for (int i = m.end(); i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || (depth == 0 && ",\n;|'\"".indexOf(c) >= 0)) {
                break;
            }
            if (depth == 0 && (c == '+' || c == '-')) {
                add(terms, term);
                term.append(c == '-' ? "-" : "");
            } else {
                term.append(c);
            }
        }
        add(terms, term);
        return new Formula(response, List.copyOf(terms));
    }

    private static void add(List<String> terms, StringBuilder term) {
        if (!term.toString().isBlank()) {
            terms.add(term.toString().strip());
        }
        term.setLength(0);
    }

    /** As {@link #find}, and a sentence when there is none. */
    static Formula require(String text, String beginning) {
        Formula found = find(text, beginning);
        Checks.require(found != null, "the call has no formula");
        return found == null ? new Formula("", List.of()) : found;
    }

    /** The formula of a check's call, or of its kin. */
    static Formula of(Check check) {
        return require(check.call() + "\n" + check.related(), "");
    }

    /** The columns of {@code Surv(time, event)} or {@code Surv(start, stop, event)}. */
    String[] survival() {
        return response.replaceFirst("^Surv\\(", "")
                .replaceFirst("\\)$", "")
                .strip()
                .split("\\s*,\\s*");
    }

    /** The column that {@code cluster(...)} names, or null. */
    @Nullable
    String cluster() {
        return special("cluster").stream().findFirst().orElse(null);
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
        return terms.stream()
                .map(SPECIAL::matcher)
                .filter(m -> m.matches() && m.group(1).equals(kind))
                .map(m -> m.group(2).strip())
                .toList();
    }

    /** The terms that have coefficients. */
    private List<String> modelled(Table table) {
        List<String> kept = new ArrayList<>();
        for (String term : terms) {
            if (term.equals(".")) {
                table.names().stream()
                        .filter(name -> !Expression.words(response).contains(name))
                        .forEach(kept::add);
            } else if (!SPECIAL.matcher(term).matches() && !term.matches("-.*|[01]")) {
                kept.add(term);
            }
        }
        return kept;
    }

    /** The columns of the table that the right side uses. */
    List<String> columns(Table table) {
        Set<String> used = new LinkedHashSet<>();
        modelled(table).forEach(term -> words(term, table).forEach(word -> used.add(table.resolve(word))));
        terms.stream()
                .filter(term -> SPECIAL.matcher(term).matches())
                .forEach(term -> Expression.words(term).forEach(word -> used.add(table.resolve(word))));
        return List.copyOf(used);
    }

    /** A column's name may hold spaces. */
    private static Set<String> words(String term, Table table) {
        return table.has(term) ? Set.of(term) : Expression.words(term);
    }

    /** The rows of the table in which nothing that the formula uses is missing. */
    Table complete(Table table) {
        List<String> needed = new ArrayList<>(columns(table));
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
        DesignBuilder builder = new DesignBuilder(table.rows());
        boolean intercept = !terms.contains("0") && !terms.contains("-1") && !terms.contains("- 1");
        if (!intercept) {
            builder.withoutIntercept();
        }
        for (ModelTerms.Column column : ModelTerms.columns(modelled(table), intercept, table, expected)) {
            builder.numeric(column.name(), column.values());
        }
        return builder.build();
    }
}
