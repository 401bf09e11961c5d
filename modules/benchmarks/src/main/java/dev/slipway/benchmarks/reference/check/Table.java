package dev.slipway.benchmarks.reference.check;

import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A CSV file as columns of text. */
public final class Table {
    private final List<String> originals;
    private final List<String> names;
    private final List<String[]> columns;
    private final int rows;

    private Table(List<String> originals, List<String> names, List<String[]> columns, int rows) {
        this.originals = originals;
        this.names = names;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Reads separated text with a header; quotes enclose cells and are doubled inside. A first column without a name holds R's or pandas'
     * names of rows and is left out.
     */
    static Table parse(String text) {
        List<List<String>> records = CsvRecords.of(text);
        List<String> header = new ArrayList<>(records.get(0));
        int rows = records.size() - 1;
        if (rows > 0 && records.get(1).size() == header.size() + 1) {
            header.addFirst("");
        }
        boolean unnamed = header.size() > 1 && header.get(0).isBlank();
        List<String[]> columns = new ArrayList<>();
        for (int j = 0; j < header.size(); j++) {
            String[] column = new String[rows];
            for (int i = 0; i < rows; i++) {
                List<String> cells = records.get(i + 1);
                column[i] = j < cells.size() ? cells.get(j) : "";
            }
            columns.add(column);
        }
        int from = unnamed ? 1 : 0;
        List<String> originals = List.copyOf(header.subList(from, header.size()));
        return new Table(originals, List.copyOf(PlainNames.of(originals)), columns.subList(from, columns.size()), rows);
    }

    /** The names as the file has them. */
    List<String> originals() {
        return originals;
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Names of the columns. */
    public List<String> names() {
        return names;
    }

    /** Whether there is such a column. */
    public boolean has(String name) {
        return names.contains(name);
    }

    /** The column of this name, or of what follows a point as in {@code df.x}, or the only one that begins so (formulas shorten names). */
    public String resolve(String name) {
        String after = name.substring(name.indexOf('.') + 1);
        if (has(name) || has(after)) {
            return has(name) ? name : after;
        }
        List<String> longer = names.stream().filter(n -> n.startsWith(name)).toList();
        Checks.require(longer.size() == 1, "there is no column " + name);
        return longer.get(0);
    }

    /** A column as text. Not a copy. */
    public String[] text(String name) {
        int j = names.indexOf(name);
        Checks.require(j >= 0, "there is no column " + name);
        return columns.get(j);
    }

    /** A column as numbers: TRUE and FALSE are 1 and 0, an empty cell and NA are NaN. */
    public double[] numbers(String name) {
        String[] text = text(name);
        double[] numbers = new double[rows];
        for (int i = 0; i < rows; i++) {
            numbers[i] = number(text[i]);
        }
        return numbers;
    }

    /** Whether every cell is a number or missing. */
    public boolean isNumeric(String name) {
        try {
            numbers(name);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static double number(String cell) {
        return switch (cell) {
            case "TRUE", "True", "true" -> 1;
            case "FALSE", "False", "false" -> 0;
            case "", "NA", "NaN", "nan", "null", "NULL", "None", "<NA>", "N/A", "n/a", "." -> Double.NaN;
            default -> Double.parseDouble(cell);
        };
    }

    /** The values that occur, sorted as text. */
    public List<String> levels(String name) {
        return List.copyOf(new TreeSet<>(Arrays.asList(text(name))));
    }

    /** The table with one more column, or with another in place of the one of this name. */
    public Table with(String name, String[] values) {
        Checks.require(values.length == rows, name + " has " + values.length + " rows, not " + rows);
        int at = names.indexOf(name);
        if (at >= 0) {
            List<String[]> others = new ArrayList<>(columns);
            others.set(at, values);
            return new Table(originals, names, others, rows);
        }
        List<String> more = new ArrayList<>(names);
        more.add(name);
        List<String[]> wider = new ArrayList<>(columns);
        wider.add(values);
        return new Table(originals, List.copyOf(more), wider, rows);
    }

    /** The rows for which the predicate of the row's number holds. */
    public Table where(IntPredicate predicate) {
        int[] kept = IntStream.range(0, rows).filter(predicate).toArray();
        List<String[]> parts = new ArrayList<>();
        for (String[] column : columns) {
            parts.add(Arrays.stream(kept).mapToObj(i -> column[i]).toArray(String[]::new));
        }
        return new Table(originals, names, parts, kept.length);
    }

    /** The rows with this value in a column; numbers are compared as numbers. */
    public Table where(String name, String value) {
        String[] text = text(name);
        return where(i -> same(text[i], value));
    }

    /** Whether a cell compares with a value; a cell that is no number is in no order with one. */
    static boolean holds(String cell, String sign, String value) {
        if (sign.equals("==") || sign.equals("=")) {
            return same(cell, value);
        }
        if (sign.equals("!=")) {
            return !same(cell, value);
        }
        try {
            int order = Double.compare(number(cell), number(value));
            boolean missing = Double.isNaN(number(cell));
            return !missing && ((sign.contains("=") && order == 0) || (sign.startsWith("<") ? order < 0 : order > 0));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Whether a cell holds nothing, as R and pandas write it. */
    public static boolean isMissing(String cell) {
        return switch (cell) {
            case "", "NA", "NaN", "nan", "null", "NULL", "<NA>", "N/A", "n/a", "." -> true;
            default -> false;
        };
    }

    /** Whether a cell is a value, as text or as number. */
    static boolean same(String cell, String value) {
        if (cell.equals(value)) {
            return true;
        }
        try {
            return number(cell) == number(value);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The rows without a missing number in these columns. */
    public Table complete(List<String> needed) {
        boolean[] missing = new boolean[rows];
        for (String name : needed) {
            String[] text = text(name);
            // Python's word for nothing is a level of a factor to R.
            boolean numeric = isNumeric(name);
            for (int i = 0; i < rows; i++) {
                missing[i] |= isMissing(text[i]) || (numeric && text[i].equals("None"));
            }
        }
        return where(i -> !missing[i]);
    }
}
