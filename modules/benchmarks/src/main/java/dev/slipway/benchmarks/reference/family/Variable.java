package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One variable of a formula: a column of words, or one that {@code factor()} or {@code C()} makes one, is a factor; all else are numbers.
 *
 * @param written as in the formula
 * @param column that a factor stands in
 * @param cells of a factor; empty for numbers
 * @param numbers of a number; empty for factors
 * @param levels of a factor, of numbers in their order; empty for numbers
 */
record Variable(String written, String column, String[] cells, double[] numbers, List<String> levels) {
    static Variable of(String written, Table table) {
        String bare = written.strip();
        String inside = Check.find(bare, "^(?:as\\.)?(?:factor|C|ordered)\\(\\s*([\\w.]+)\\s*(?:,.*)?\\)$");
        boolean plain = table.has(bare) || bare.matches("[\\w.]+");
        String column = inside != null ? table.resolve(inside) : plain ? table.resolve(bare) : "";
        if (inside != null || (plain && !table.isNumeric(column))) {
            return new Variable(bare, column, table.text(column), new double[0], levels(table, column));
        }
        double[] numbers = plain ? table.numbers(column) : Expression.numbers(bare, table);
        return new Variable(bare, column, new String[0], numbers, List.of());
    }

    private static List<String> levels(Table table, String column) {
        List<String> levels = table.levels(column);
        return table.isNumeric(column)
                ? levels.stream()
                        .sorted(Comparator.comparingDouble(Variable::number))
                        .toList()
                : levels;
    }

    private static double number(String cell) {
        return cell.matches("(?i)true") ? 1 : cell.matches("(?i)false|") ? 0 : Double.parseDouble(cell);
    }

    boolean isFactor() {
        return cells.length > 0;
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
        if (!isFactor()) {
            String own = written.replace(" ", "");
            return name.equals(own) || name.equals(own + "TRUE") || name.equals(column);
        }
        String patsy = "[T." + level.replace(" ", "") + "]";
        String end = name.endsWith(patsy) ? patsy : level.replace(" ", "");
        int cut = name.length() - end.length();
        if (cut <= 0 || !name.endsWith(end)) {
            return false;
        }
        String before = name.substring(0, cut);
        return before.equals(written.replace(" ", ""))
                || column.startsWith(before)
                || before.equals("C(" + column + ")");
    }
}
