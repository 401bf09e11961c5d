package dev.slipway.readout.text;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Keys and spans as words. */
public final class Words {
    private static final Set<String> AFTER_THE_NOUN = Set.of(
            "per", "in", "on", "of", "within", "after", "before", "who", "that", "which", "from", "with", "by", "to");

    private static final Map<String, String> SPELLING = Map.of(
            "kyc", "KYC", "gmv", "GMV", "id", "ID", "os", "OS", "ctr", "CTR", "psi", "PSI", "url", "URL", "signup",
            "sign-up", "fx", "FX");

    /** Verbs at the end of an event's key as what a user has done by then. */
    private static final Map<String, String> DONE = Map.ofEntries(
            Map.entry("start", "started"),
            Map.entry("begin", "begun"),
            Map.entry("complete", "completed"),
            Map.entry("finish", "finished"),
            Map.entry("submit", "submitted"),
            Map.entry("verify", "verified"),
            Map.entry("approve", "approved"),
            Map.entry("reject", "rejected"),
            Map.entry("confirm", "confirmed"),
            Map.entry("create", "created"),
            Map.entry("open", "opened"),
            Map.entry("close", "closed"),
            Map.entry("cancel", "cancelled"));

    private static final Map<String, String> LEVELS = Map.of("ios", "iOS", "android", "Android");

    private Words() {}

    /** {@code signup_complete} as "sign-up complete". */
    public static String of(String key) {
        StringBuilder words = new StringBuilder();
        for (String part : key.trim().split("[_\\-\\s]+", -1)) {
            words.append(words.isEmpty() ? "" : " ").append(SPELLING.getOrDefault(part.toLowerCase(Locale.ROOT), part));
        }
        return words.toString();
    }

    /** An event as what has happened: {@code signup_complete} as "sign-up completed", {@code purchase} as "purchase". */
    public static String event(String key) {
        String words = of(key);
        int last = words.lastIndexOf(' ') + 1;
        return last == 0 ? words : words.substring(0, last) + done(words.substring(last));
    }

    private static String done(String verb) {
        return DONE.getOrDefault(verb.toLowerCase(Locale.ROOT), verb);
    }

    /** Events of which any counts, for a heading: "Name or email verified". */
    public static String anyEvent(List<String> keys) {
        return capital(either(keys.stream().map(Words::event).toList()));
    }

    /** {@code signup_complete} as "Sign-up complete". */
    public static String label(String key) {
        return capital(of(key));
    }

    /**
     * A value of an attribute as the data has it: {@code paid_search} as "paid search". Only what joins words in a key is taken
     * out, so that {@code 18-24}, {@code 5.6.0} and {@code DE} stay what they are.
     */
    public static String level(String key) {
        if (LEVELS.containsKey(key)) {
            return LEVELS.getOrDefault(key, key);
        }
        String words = String.join(
                " ",
                Stream.of(key.split("_+", -1))
                        .map(part -> SPELLING.getOrDefault(part, part))
                        .filter(part -> !part.isBlank())
                        .toList());
        return words.isEmpty() ? key : words;
    }

    /** With a capital first letter. */
    public static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** "7 days", "36 hours", "30 minutes", "45 seconds": the largest unit that fits without a rest. */
    public static String span(Duration span) {
        long seconds = span.toSeconds();
        if (seconds % 86_400 == 0) {
            return Numbers.counted(seconds / 86_400, "day", "days");
        }
        if (seconds % 3_600 == 0) {
            return Numbers.counted(seconds / 3_600, "hour", "hours");
        }
        return seconds % 60 == 0
                ? Numbers.counted(seconds / 60, "minute", "minutes")
                : Numbers.counted(seconds, "second", "seconds");
    }

    /** How long to wait, as long as that is worth a number: "about 9 more days", beyond a year "more than a year". */
    public static String wait(int days) {
        return days > 365 ? "more than a year" : "about " + Numbers.counted(days, "more day", "more days");
    }

    /** "a", "a and b", "a, b and c". */
    public static String list(List<String> items) {
        return joined(items, "and");
    }

    /** "a", "a or b", "a, b or c". */
    public static String either(List<String> items) {
        return joined(items, "or");
    }

    private static String joined(List<String> items, String last) {
        int n = items.size();
        return n < 2
                ? String.join("", items)
                : String.join(", ", items.subList(0, n - 1)) + " " + last + " " + items.get(n - 1);
    }

    /** The sentences that are not empty, one blank between them. */
    public static String sentences(List<String> sentences) {
        return String.join(" ", sentences.stream().filter(s -> !s.isEmpty()).toList());
    }

    /** Whether a label speaks of many: its last word before "per", "in", "who" and the like has the ending of a plural. */
    public static boolean plural(String label) {
        String noun = "";
        for (String word : label.split(" ", -1)) {
            if (!noun.isEmpty() && AFTER_THE_NOUN.contains(word)) {
                break;
            }
            noun = word;
        }
        return noun.endsWith("s") && !noun.endsWith("ss") && !noun.endsWith("us") && !noun.endsWith("is");
    }

    /** A label inside a sentence; an abbreviation at its beginning stays as it is. */
    public static String lower(String label) {
        boolean abbreviation = label.length() > 1 && Character.isUpperCase(label.charAt(1));
        return abbreviation || label.isEmpty()
                ? label
                : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }
}
