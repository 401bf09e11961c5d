package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.CallText;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.Expression;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One variable of a formula: a column of words, or one that {@code factor()}, {@code relevel()} or {@code C()} makes one, is a factor; all
 * else are numbers.
 *
 * @param written as in the formula
 * @param column that a factor stands in
 * @param cells of a factor; empty for numbers
 * @param numbers of a number; empty for factors
 * @param levels of a factor, of numbers in their order; empty for numbers
 */
record Variable(String written, String column, String[] cells, double[] numbers, List<String> levels) {
    private static final Pattern MAKER =
            Pattern.compile("^(?:(?:as\\.)?(?:factor|character|ordered)|C|relevel)\\((.*)\\)$");
    private static final Pattern CUT = Pattern.compile(
            "cut\\(\\s*([^,]+),\\s*(?:breaks\\s*=\\s*)?c\\(([^)]*)\\)(?:,\\s*right\\s*=\\s*(F(?:ALSE)?))?\\s*\\)");
    private static final Pattern QUOTED = Pattern.compile("^Q\\(\\s*['\"]([^'\"]+)['\"]\\s*\\)$");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+\\.?\\d*(?:[eE][-+]?\\d+)?");

    static Variable of(String written, Table table) {
        String bare = written.strip();
        Matcher cut = CUT.matcher(bare);
        if (cut.matches()) {
            return ranges(bare, Expression.numbers(cut.group(1), table), cut);
        }
        String inside = bare;
        for (Matcher m = MAKER.matcher(inside); m.find(); m = MAKER.matcher(inside)) {
            inside = CallText.upTo(m.group(1), 0, ",");
        }
        boolean made = !inside.equals(bare);
        Matcher quoted = QUOTED.matcher(inside);
        String name = quoted.find() ? quoted.group(1) : inside.replaceFirst("^\\w+\\$", "");
        boolean plain = table.has(name) || name.matches("[\\w.]+");
        String column = plain ? table.resolve(name) : "";
        if (plain && (made || !table.isNumeric(column))) {
            String[] cells = cells(table, column);
            return new Variable(bare, column, cells, new double[0], levels(table.isNumeric(column), cells));
        }
        double[] numbers = plain ? table.numbers(column) : Expression.numbers(made ? inside : bare, table);
        return new Variable(bare, column, new String[0], numbers, List.of());
    }

    /** R's {@code cut(x, c(0, 10, 20))}: levels such as (0,10], in their order; what lies outside has none of them. */
    private static Variable ranges(String written, double[] values, Matcher cut) {
        String[] ends = cut.group(2).strip().split("\\s*,\\s*", -1);
        boolean leftClosed = cut.group(3) != null;
        List<String> levels = new ArrayList<>();
        String[] cells = new String[values.length];
        Arrays.fill(cells, "NA");
        for (int k = 0; k + 1 < ends.length; k++) {
            double low = Double.parseDouble(ends[k]);
            double high = Double.parseDouble(ends[k + 1]);
            String level = (leftClosed ? "[" : "(") + ends[k] + "," + ends[k + 1] + (leftClosed ? ")" : "]");
            levels.add(level);
            for (int i = 0; i < cells.length; i++) {
                double v = values[i];
                boolean inside = leftClosed ? v >= low && v < high : v > low && v <= high;
                cells[i] = inside ? level : cells[i];
            }
        }
        Checks.require(!Arrays.asList(cells).contains("NA"), "some values lie outside of " + written);
        return new Variable(written, "", cells, new double[0], levels);
    }

    /** A whole number has no decimals, as in R, also where pandas wrote some. */
    private static String[] cells(Table table, String column) {
        String[] cells = table.text(column);
        return table.isNumeric(column)
                ? Arrays.stream(cells)
                        .map(cell -> cell.replaceFirst("^(-?\\d+)\\.0+$", "$1"))
                        .toArray(String[]::new)
                : cells;
    }

    private static List<String> levels(boolean numeric, String[] cells) {
        var distinct = Arrays.stream(cells).distinct();
        return (numeric ? distinct.sorted(Comparator.comparingDouble(Variable::number)) : distinct.sorted()).toList();
    }

    private static double number(String cell) {
        return cell.matches("(?i)true")
                ? 1
                : cell.matches("(?i)false") || Table.isMissing(cell) ? 0 : Double.parseDouble(cell);
    }

    boolean isFactor() {
        return cells.length > 0;
    }

    /** The level that has no column of its own: the one that the formula names, else the first. */
    String reference() {
        String said =
                Check.find(written, "(?:ref|reference|Treatment)\\s*[=(]\\s*(?:reference\\s*=\\s*)?['\"]?([^'\",)(]+)");
        String first = said == null ? Check.find(written, "levels\\s*=\\s*c\\(\\s*['\"]?([^'\",)]+)") : said;
        String level = first == null ? "" : first.strip();
        return levels.contains(level) ? level : levels.get(0);
    }

    /** 1 where the factor has this level. */
    double[] is(String level) {
        return Arrays.stream(cells)
                .mapToDouble(cell -> cell.equals(level) ? 1 : 0)
                .toArray();
    }

    /** Whether a part of a coefficient's name means this variable, at a level if it is a factor. */
    boolean isNamed(String part, String level) {
        String name = part.replace(" ", "");
        String own = bare(written);
        if (!isFactor()) {
            name = bare(name);
            return name.equals(own)
                    || name.equals(own + "TRUE")
                    || name.equals(own + "[T.True]")
                    || name.equals(bare(column));
        }
        for (String end : ends(level)) {
            int cut = name.length() - end.length();
            if (cut > 0 && name.endsWith(end)) {
                String before = name.substring(0, cut);
                return bare(before).equals(own) || column.startsWith(before) || before.equals("C(" + column + ")");
            }
        }
        return false;
    }

    /** How names end at a level, longest first: as patsy writes it with and without contrasts, and as R does. */
    private List<String> ends(String level) {
        String plain = level.replace(" ", "");
        return List.of("[T." + plain + "]", "[T." + plain + ".0]", "[" + plain + "]", "[" + plain + ".0]", plain);
    }

    /** Without spaces, every number written alike. */
    private static String bare(String text) {
        return NUMBER.matcher(text.replace(" ", "").replace('"', '\''))
                .replaceAll(m -> Double.parseDouble(m.group()) + "");
    }
}
