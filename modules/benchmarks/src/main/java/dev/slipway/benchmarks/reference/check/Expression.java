package dev.slipway.benchmarks.reference.check;

import dev.slipway.stats.math.Checks;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic on columns, as in {@code log(x + 1)/2}, and conditions, as in {@code rad < 24 & Species != 'setosa'}: sums, products, powers,
 * comparisons (with words too), {@code & | ! %in%}, brackets and the usual functions. Where something is missing, so is the result.
 */
public final class Expression {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\\d+\\.?\\d*(?:[eE][-+]?\\d+)?|\\w+\\$(?=\\w)|[A-Za-z_.][\\w.]*|\\*\\*|[<>=!]=|&&|\\|\\||%in%|'[^']*'|\"[^\"]*\"|.)");
    /** Names that no bracket and no equals sign follows: neither functions nor arguments of functions. */
    private static final Pattern WORD = Pattern.compile(
            "(?<![\\w.])Q\\(\\s*['\"]([^'\"]+)['\"]\\s*\\)|'[^']*'|\"[^\"]*\"|(?<![\\w.])([A-Za-z_][\\w.]*)(?!\\s*\\()(?!\\$)(?!\\s*=(?!=))(?![\\w.])");

    private final List<String> tokens;
    private final Table table;
    private int at;

    private Expression(String text, Table table) {
        Matcher m = TOKEN.matcher(CallText.plain(text).strip());
        this.tokens = m.results()
                .map(result -> result.group(1))
                .filter(token -> !token.endsWith("$"))
                .map(token -> token.equals("and") ? "&" : token.equals("or") ? "|" : token)
                .toList();
        this.table = table;
    }

    /** The values by row. */
    public static double[] numbers(String text, Table table) {
        Expression expression = new Expression(text, table);
        double[] values = expression.either();
        Checks.require(expression.at == expression.tokens.size(), "the term " + text + " is not understood");
        return values;
    }

    /** The names of columns that a term uses. */
    public static Set<String> words(String term) {
        Set<String> words = new LinkedHashSet<>();
        Matcher m = WORD.matcher(CallText.plain(term));
        while (m.find()) {
            String word = m.group(1) == null ? m.group(2) : m.group(1);
            if (word != null && !word.matches("TRUE|FALSE|True|False|NA|NULL|Surv|I|and|or")) {
                words.add(word);
            }
        }
        return words;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private boolean take(String... any) {
        boolean found = at < tokens.size() && List.of(any).contains(tokens.get(at));
        at += found ? 1 : 0;
        return found;
    }

    private double[] either() {
        double[] left = both();
        while (take("|", "||")) {
            left = with(left, both(), (a, b) -> a == 1 || b == 1 ? 1 : a + b);
        }
        return left;
    }

    private double[] both() {
        double[] left = negation();
        while (take("&", "&&")) {
            left = with(left, negation(), (a, b) -> a == 0 || b == 0 ? 0 : a * b);
        }
        return left;
    }

    private double[] negation() {
        return take("!") ? Arrays.stream(negation()).map(v -> 1 - v).toArray() : comparison();
    }

    private double[] comparison() {
        double[] words = words();
        if (words != null) {
            return words;
        }
        double[] left = sum();
        for (String sign : List.of("==", "!=", ">=", "<=", ">", "<")) {
            if (take(sign)) {
                return with(left, sum(), (a, b) -> Double.isNaN(a + b) ? Double.NaN : holds(sign, a, b) ? 1 : 0);
            }
        }
        return left;
    }

    /** A column that is compared with a word or looked up in a list; null when something else stands there. */
    private double @Nullable [] words() {
        String sign = at + 1 < tokens.size() ? tokens.get(at + 1) : "";
        String next = at + 2 < tokens.size() ? tokens.get(at + 2) : "";
        boolean listed = sign.equals("%in%");
        if (!listed && !(sign.matches("[=!]=") && next.matches("['\"].*"))) {
            return null;
        }
        String[] cells = table.text(table.resolve(tokens.get(at)));
        at += 2;
        Set<String> wanted = new LinkedHashSet<>();
        do {
            wanted.add(tokens.get(at++).replaceAll("['\"]", ""));
        } while (listed && at < tokens.size() && !take(")"));
        boolean equal = !sign.equals("!=");
        return Arrays.stream(cells)
                .mapToDouble(cell -> Table.isMissing(cell)
                        ? Double.NaN
                        : wanted.stream().anyMatch(word -> Table.same(cell, word)) == equal ? 1 : 0)
                .toArray();
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
        return take("^", "**") ? with(base, power(), Math::pow) : base;
    }

    private double[] operand() {
        String token = peek();
        at++;
        if (token.equals("(")) {
            double[] inside = either();
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
        if (token.equals("Q")) {
            String quoted = tokens.get(at++).replaceAll("['\"]", "");
            Checks.require(take(")"), "a bracket is not closed");
            return table.numbers(quoted);
        }
        return called(token.replaceFirst("^np\\.", ""));
    }

    private double[] called(String name) {
        double[] inside = either();
        if (name.equals("ifelse") || name.equals("where")) {
            return choice(inside);
        }
        double[] values = take(",")
                ? with(inside, either(), ofTwo(name))
                : name.equals("mean")
                        ? with(
                                inside,
                                inside,
                                (a, b) -> Arrays.stream(inside).average().orElse(Double.NaN))
                        : name.equals("scale")
                                ? scaled(inside)
                                : Arrays.stream(inside).map(function(name)).toArray();
        Checks.require(take(")"), "a bracket is not closed");
        return values;
    }

    private double[] choice(double[] condition) {
        Checks.require(take(","), "ifelse has one argument");
        double[] yes = either();
        Checks.require(take(","), "ifelse has two arguments");
        double[] no = either();
        Checks.require(take(")"), "a bracket is not closed");
        double[] chosen = condition.clone();
        Arrays.setAll(chosen, i -> Double.isNaN(condition[i]) ? Double.NaN : condition[i] == 1 ? yes[i] : no[i]);
        return chosen;
    }

    private static double[] scaled(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double deviation = Math.sqrt(squares / (values.length - 1));
        return Arrays.stream(values).map(v -> (v - mean) / deviation).toArray();
    }

    private static DoubleBinaryOperator ofTwo(String name) {
        return switch (name) {
            case "power" -> Math::pow;
            case "pmin", "minimum" -> Math::min;
            case "pmax", "maximum" -> Math::max;
            default -> throw new IllegalArgumentException("the function " + name + " is not known");
        };
    }

    private static DoubleUnaryOperator function(String name) {
        return switch (name) {
            case "I", "as.numeric", "as.integer", "as.double" -> v -> v;
            case "is.na" -> v -> Double.isNaN(v) ? 1 : 0;
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
