package dev.slipway.benchmarks.reference.check;

import dev.slipway.core.error.SlipwayException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Names of columns that no word is, such as {@code Page Views} or {@code Revenue (EUR)}, written as R would: with points. The data and what
 * a check says of them are changed alike, so that whoever reads a text finds each column as one word.
 */
public final class PlainNames {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern FILE = Pattern.compile("[^\\s,(]+\\.\\w+");

    private PlainNames() {}

    /** The names in the same order, each of letters, digits, points and underscores. */
    static List<String> of(List<String> names) {
        List<String> plain = new ArrayList<>();
        for (String name : names) {
            String one = plain(name);
            while (!one.equals(name) && (plain.contains(one) || names.contains(one))) {
                one += "1";
            }
            plain.add(one);
        }
        return plain;
    }

    private static String plain(String name) {
        if (name.isEmpty() || name.matches("[A-Za-z_.][\\w.]*")) {
            return name;
        }
        String one = name.replaceAll("[^\\w.]+", ".").replaceFirst("^\\.+", "").replaceFirst("\\.+$", "");
        return one.isEmpty() || Character.isDigit(one.charAt(0)) ? "X" + one : one;
    }

    /** The check with its data's names written so; the check itself where the data cannot be read. */
    public static Check in(Check check, DataFolder data) {
        Map<String, String> changes = changes(check, data);
        if (changes.isEmpty()) {
            return check;
        }
        return new Check(
                check.file(),
                changed(check.id(), changes),
                check.dataset(),
                unquoted(changed(check.prep(), changes), changes),
                check.method(),
                changed(check.call(), changes),
                changed(check.notes(), changes),
                check.tolerance(),
                MAPPER.readTree(changed(check.values().toString(), changes)),
                changed(check.related(), changes));
    }

    private static Map<String, String> changes(Check check, DataFolder data) {
        Map<String, String> changes = new LinkedHashMap<>();
        Matcher m = FILE.matcher(check.dataset());
        while (m.find()) {
            changes.putAll(renamed(m.group(), data));
        }
        return changes;
    }

    private static Map<String, String> renamed(String file, DataFolder data) {
        try {
            return data.renamed(file);
        } catch (SlipwayException e) {
            // Whoever needs the data will say so.
            return Map.of();
        }
    }

    /** The longest names first, for one may be a part of another. */
    private static String changed(String text, Map<String, String> changes) {
        String now = text;
        for (String name : changes.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            String plain = Matcher.quoteReplacement(changes.getOrDefault(name, name));
            Pattern whole = Pattern.compile(
                    "`" + Pattern.quote(name) + "`|(?<![\\p{L}\\p{N}_])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_])");
            now = whole.matcher(now).replaceAll(plain);
        }
        return now;
    }

    /** In words a quoted name is the column, not a value. */
    private static String unquoted(String text, Map<String, String> changes) {
        String now = text;
        for (String plain : changes.values()) {
            now = now.replace("'" + plain + "'", plain).replace('"' + plain + '"', plain);
        }
        return now;
    }
}
