package dev.slipway.core.data;

import java.util.Set;

/** Reads single cells. Missing numbers may be written empty, NA, N/A, NaN, null or none; missing text only as empty. */
final class CsvCells {
    static final long MISSING = Long.MIN_VALUE;
    private static final Set<String> MISSING_NUMBERS =
            Set.of("", "NA", "N/A", "n/a", "na", "NaN", "nan", "NULL", "null", "Null", "None", "none", "\\N");
    private static final int LONGEST_INTEGER = 18;

    private CsvCells() {}

    static boolean isMissing(String cell) {
        return MISSING_NUMBERS.contains(cell);
    }

    /** A whole number without leading zeros (those are codes), or TRUE or FALSE. */
    static boolean isInteger(String cell) {
        int length = cell.length();
        int first = length > 0 && (cell.charAt(0) == '-' || cell.charAt(0) == '+') ? 1 : 0;
        int digits = length - first;
        if (digits < 1 || digits > LONGEST_INTEGER) {
            return false;
        }
        for (int i = first; i < length; i++) {
            if (!isDigit(cell.charAt(i))) {
                return isTruth(cell);
            }
        }
        return digits == 1 || cell.charAt(first) != '0';
    }

    static boolean isTruth(String cell) {
        return cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false");
    }

    /** Also with a fraction or an exponent; never hexadecimal, infinite or with a trailing f or d as Java would allow. */
    static boolean isNumber(String cell) {
        int digits = 0;
        int i = !cell.isEmpty() && (cell.charAt(0) == '-' || cell.charAt(0) == '+') ? 1 : 0;
        int start = i;
        boolean point = false;
        for (; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (isDigit(c)) {
                digits++;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        boolean code = digits > 1 && cell.charAt(start) == '0' && isDigit(cell.charAt(start + 1));
        return (digits > 0 && !code && (i == cell.length() || isExponent(cell, i))) || isTruth(cell);
    }

    private static boolean isExponent(String cell, int at) {
        return (cell.charAt(at) == 'e' || cell.charAt(at) == 'E')
                && cell.length() <= at + 5
                && isInteger(cell.substring(at + 1).replaceFirst("^([+-]?)0+(?=\\d)", "$1"))
                && !isTruth(cell.substring(at + 1))
                && Double.isFinite(Double.parseDouble(cell));
    }

    static long integer(String cell) {
        if (isMissing(cell)) {
            return MISSING;
        }
        if (isTruth(cell)) {
            return cell.equalsIgnoreCase("true") ? 1 : 0;
        }
        return Long.parseLong(cell);
    }

    static double number(String cell) {
        if (isMissing(cell)) {
            return Double.NaN;
        }
        return isTruth(cell) ? integer(cell) : Double.parseDouble(cell);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
