package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.math.Checks;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arithmetic on columns, as in {@code log(x + 1)/2}: sums, products, powers, comparisons, brackets and the usual functions. */
final class Expression {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\\d+\\.?\\d*(?:[eE][-+]?\\d+)?|[A-Za-z_.][\\w.]*|\\*\\*|[<>=!]=|'[^']*'|\"[^\"]*\"|.)");
    private static final Pattern WORD =
            Pattern.compile("'[^']*'|\"[^\"]*\"|(?<![\\w.])([A-Za-z_][\\w.]*)(?!\\s*\\()(?![\\w.])");

    private final List<String> tokens;
    private final Table table;
    private int at;

    private Expression(String text, Table table) {
        Matcher m = TOKEN.matcher(text.strip());
        this.tokens = m.results().map(result -> result.group(1)).toList();
        this.table = table;
    }

    /** The values by row. */
    static double[] numbers(String text, Table table) {
        Expression expression = new Expression(text, table);
        double[] values = expression.comparison();
        Checks.require(expression.at == expression.tokens.size(), "the term " + text + " is not understood");
        return values;
    }

    /** The names of columns that a term uses. */
    static Set<String> words(String term) {
        Set<String> words = new LinkedHashSet<>();
        Matcher m = WORD.matcher(term);
        while (m.find()) {
            if (m.group(1) != null && !m.group(1).matches("TRUE|FALSE|Surv|I")) {
                words.add(m.group(1));
            }
        }
        return words;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private boolean take(String token) {
        boolean found = peek().equals(token);
        at += found ? 1 : 0;
        return found;
    }

    private double[] comparison() {
        double[] left = sum();
        for (String sign : List.of("==", "!=", ">=", "<=", ">", "<")) {
            if (take(sign)) {
                return with(left, sum(), (a, b) -> holds(sign, a, b) ? 1 : 0);
            }
        }
        return left;
    }

    private static boolean holds(String sign, double a, double b) {
        return switch (sign) {
            case "==" -> a == b;
            case "!=" -> a != b;
            case ">=" -> a >= b;
            case "<=" -> a <= b;
            case ">" -> a > b;
            default -> a < b;
        };
    }

    private double[] sum() {
        double[] left = product();
        while (true) {
            if (take("+")) {
                left = with(left, product(), Double::sum);
            } else if (take("-")) {
                left = with(left, product(), (a, b) -> a - b);
            } else {
                return left;
            }
        }
    }

    private double[] product() {
        double[] left = power();
        while (true) {
            if (take("*")) {
                left = with(left, power(), (a, b) -> a * b);
            } else if (take("/")) {
                left = with(left, power(), (a, b) -> a / b);
            } else {
                return left;
            }
        }
    }

    private double[] power() {
        if (take("-")) {
            return Arrays.stream(power()).map(v -> -v).toArray();
        }
        double[] base = operand();
        return take("^") || take("**") ? with(base, power(), Math::pow) : base;
    }

    private double[] operand() {
        String token = peek();
        at++;
        if (token.equals("(")) {
            double[] inside = comparison();
            Checks.require(take(")"), "a bracket is not closed");
            return inside;
        }
        if (token.matches("\\d.*")) {
            double[] same = new double[table.rows()];
            Arrays.fill(same, Double.parseDouble(token));
            return same;
        }
        Checks.require(token.matches("[A-Za-z_.][\\w.]*"), "the term has " + token + " where a column should stand");
        if (!take("(")) {
            return table.numbers(table.resolve(token));
        }
        DoubleUnaryOperator function = function(token);
        double[] inside = Arrays.stream(comparison()).map(function).toArray();
        Checks.require(take(")"), "a bracket is not closed");
        return inside;
    }

    private static DoubleUnaryOperator function(String name) {
        return switch (name.replaceFirst("^np\\.", "")) {
            case "I", "as.numeric", "as.integer" -> v -> v;
            case "log" -> Math::log;
            case "log2" -> v -> Math.log(v) / Math.log(2);
            case "log10" -> Math::log10;
            case "log1p" -> Math::log1p;
            case "exp" -> Math::exp;
            case "sqrt" -> Math::sqrt;
            case "abs" -> Math::abs;
            default -> throw new IllegalArgumentException("the function " + name + " is not known");
        };
    }

    private static double[] with(double[] left, double[] right, DoubleBinaryOperator operator) {
        double[] values = new double[left.length];
        Arrays.setAll(values, i -> operator.applyAsDouble(left[i], right[i]));
        return values;
    }
}
