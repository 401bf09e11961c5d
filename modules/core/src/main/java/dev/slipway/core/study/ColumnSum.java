package dev.slipway.core.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Columns of a weekly table that are added and subtracted, as a metric names them:
 * {@code revenue_gross - loss_fraud - bonus_cost}. One column alone is the shortest such sum.
 *
 * @param terms in the order of the text, at least one
 */
public record ColumnSum(List<Term> terms) {
    private static final Pattern TERM = Pattern.compile("\\s*([+\\-\u2212])?\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*");

    /** A column and whether it is added or subtracted. */
    public record Term(String column, boolean subtracted) {}

    /** Copies the list. */
    public ColumnSum {
        terms = List.copyOf(terms);
    }

    /** The sum that a text names; empty where it is none, or names a column twice. Names are in lower case. */
    public static Optional<ColumnSum> parse(String text) {
        List<Term> terms = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        Matcher term = TERM.matcher(text);
        int end = 0;
        while (end < text.length() && term.find(end) && term.start() == end) {
            String sign = term.group(1);
            String column = term.group(2).toLowerCase(Locale.ROOT);
            if ((sign == null && !terms.isEmpty()) || !names.add(column)) {
                return Optional.empty();
            }
            terms.add(new Term(column, sign != null && !sign.equals("+")));
            end = term.end();
        }
        return end < text.length() || terms.isEmpty() ? Optional.empty() : Optional.of(new ColumnSum(terms));
    }

    /** The names of its columns. */
    public List<String> columns() {
        return terms.stream().map(Term::column).toList();
    }
}
