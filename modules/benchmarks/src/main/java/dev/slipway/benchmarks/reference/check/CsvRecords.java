package dev.slipway.benchmarks.reference.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Splits text into records at the separator that its first line has most of. Equal cells are one object, so that large files stay small. */
final class CsvRecords {
    private final String text;
    private final char separator;
    private final Map<String, String> seen = new HashMap<>();
    private int at;

    private CsvRecords(String text) {
        this.text = text;
        separator = separator(text);
        // Some programs begin with a mark of the encoding.
        at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
        char most = ',';
        for (char candidate : new char[] {',', ';', '\t', '|'}) {
            most = count(first, candidate) > count(first, most) ? candidate : most;
        }
        return most;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }

    static List<List<String>> of(String text) {
        return new CsvRecords(text).all();
    }

    private List<List<String>> all() {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        while (at < text.length()) {
            record.add(cell());
            if (at >= text.length() || text.charAt(at) != separator) {
                records.add(record);
                record = new ArrayList<>();
                lineEnd();
            } else {
                at++;
            }
        }
        return records;
    }

    private void lineEnd() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
    }

    private String cell() {
        String cell = at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
        String known = seen.putIfAbsent(cell, cell);
        return known == null ? cell : known;
    }

    private String plain() {
        int from = at;
        while (at < text.length() && text.charAt(at) != separator && "\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                cell.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else {
                break;
            }
        }
        return cell.toString();
    }
}
