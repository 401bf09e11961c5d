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
 * A model formula as R writes it: names, {@code factor(x)}, {@code I(x^2)}, {@code a * b}, {@code a:b}, {@code 0}, and
 * {@code cluster(id)}.
 *
 * @param response left of the tilde
 * @param terms right of it
 */
record Formula(String response, List<String> terms) {
    private static final Pattern POWER = Pattern.compile("I\\((\\w+)\\^(\\d+)\\)");
    private static final Pattern FACTOR = Pattern.compile("factor\\((\\w+)\\)");
    private static final Pattern CLUSTER = Pattern.compile("cluster\\((\\w+)\\)");

    /** The first formula of a text that the beginning precedes, as in {@code lm(}; null when there is none. */
    static @Nullable Formula find(String text, String beginning) {
        Matcher m = Pattern.compile(beginning + "((?:Surv\\([^)]*\\)|[\\w.]+)\\s*~)")
                .matcher(text);
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
            if (depth < 0 || (depth == 0 && (c == ',' || c == '\n' || c == ';' || c == '|'))) {
                break;
            }
            if (depth == 0 && c == '+') {
                terms.add(term.toString().strip());
                term.setLength(0);
            } else {
                term.append(c);
            }
        }
        terms.add(term.toString().strip());
        return new Formula(response, List.copyOf(terms));
    }

    /** As {@link #find}, and a sentence when there is none. */
    static Formula require(String text, String beginning) {
        Formula found = find(text, beginning);
        Checks.require(found != null, "the call has no formula");
        return found == null ? new Formula("", List.of()) : found;
    }

    /** The two columns of {@code Surv(time, event)}. */
    String[] survival() {
        return response.replace("Surv(", "").replace(")", "").split(",\\s*");
    }

    /** The column that {@code cluster(...)} names, or null. */
    @Nullable
    String cluster() {
        for (String term : terms) {
            Matcher m = CLUSTER.matcher(term);
            if (m.matches()) {
                return m.group(1);
            }
        }
        return null;
    }

    /** The columns of the table that the terms use. */
    List<String> columns(Table table) {
        Set<String> used = new LinkedHashSet<>();
        for (String term : terms) {
            for (String word : term.split("[^\\w.]+", -1)) {
                if (!word.isEmpty() && !word.matches("\\d+|I|factor|cluster|strata|x")) {
                    used.add(table.resolve(word));
                } else if (word.equals("x") && table.has("x")) {
                    used.add(word);
                }
            }
        }
        return List.copyOf(used);
    }

    /** The rows of the table in which nothing that the formula uses is missing. */
    Table complete(Table table) {
        List<String> needed = new ArrayList<>(columns(table));
        for (String name : response.startsWith("Surv") ? survival() : new String[] {response}) {
            needed.add(table.resolve(name));
        }
        return table.complete(needed);
    }

    /** The design over the table's rows; a factor's reference is the level that the expected names leave out. */
    DesignMatrix design(Table table, List<String> expected) {
        DesignBuilder builder = new DesignBuilder(table.rows());
        if (terms.contains("0") || terms.contains("-1")) {
            builder.withoutIntercept();
        }
        Set<String> added = new LinkedHashSet<>();
        for (String term : terms) {
            if (!term.matches("[01]|-1") && !CLUSTER.matcher(term).matches()) {
                add(builder, table, term, expected, added);
            }
        }
        return builder.build();
    }

    private static void add(DesignBuilder builder, Table table, String term, List<String> expected, Set<String> added) {
        String[] sides = term.split("\\s*[*:]\\s*");
        if (sides.length > 1 && !term.startsWith("I(")) {
            for (String side : sides) {
                add(builder, table, side, expected, added);
            }
            builder.interaction(sides);
        } else if (added.add(term)) {
            single(builder, table, term, expected);
        }
    }

    private static void single(DesignBuilder builder, Table table, String term, List<String> expected) {
        Matcher power = POWER.matcher(term);
        Matcher factor = FACTOR.matcher(term);
        if (power.matches()) {
            double[] values = table.numbers(table.resolve(power.group(1)));
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.pow(values[i], Integer.parseInt(power.group(2)));
            }
            builder.numeric(term, values);
            return;
        }
        boolean isFactor = factor.matches();
        String column = table.resolve(isFactor ? factor.group(1) : term);
        if (isFactor || !table.isNumeric(column)) {
            builder.factor(column, table.text(column), Formulas.reference(column, table.levels(column), expected));
        } else {
            builder.numeric(term, table.numbers(column));
        }
    }

    /** The formula of a check's call, or of its kin. */
    static Formula of(Check check) {
        return require(check.call() + "\n" + check.related(), "");
    }
}
