package dev.slipway.core.study;

import java.util.Locale;
import java.util.Map;

/** Makes a label for people from a key. */
public final class Labels {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("kyc", "KYC"),
            Map.entry("id", "ID"),
            Map.entry("arpu", "ARPU"),
            Map.entry("ltv", "LTV"),
            Map.entry("ctr", "CTR"),
            Map.entry("nps", "NPS"),
            Map.entry("signup", "sign-up"),
            Map.entry("signups", "sign-ups"));

    private static final Map<String, String> MONEY = Map.of("revenue", "revenue", "loss", "losses", "cost", "costs");

    private Labels() {}

    /** {@code signup_completion} → "Sign-up completion", {@code kyc_7d} → "KYC within 7 days", {@code d7} → "D7". */
    public static String of(String key) {
        String[] parts = key.split("[_-]+", -1);
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            label.append(label.isEmpty() ? "" : " ").append(word(parts[i], i));
        }
        String text = label.toString().strip();
        return text.isEmpty() ? key : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /**
     * Of a column of money that begins with what it is: {@code revenue_gross} → "Gross revenue", {@code loss_fraud} → "Fraud losses". What
     * has two words without that needs no third: {@code loss_bonus_abuse} → "Bonus abuse". Of any other column as {@link #of}.
     */
    public static String ofMoney(String column) {
        int end = column.indexOf('_');
        String kind = end < 0 ? null : MONEY.get(column.substring(0, end));
        if (kind == null) {
            return of(column);
        }
        String rest = of(column.substring(end + 1));
        return rest.indexOf(' ') < 0 ? rest + " " + kind : rest;
    }

    private static String word(String part, int position) {
        if (position > 0 && part.matches("[1-9][0-9]*d")) {
            String days = part.substring(0, part.length() - 1);
            return "within " + days + (days.equals("1") ? " day" : " days");
        }
        return part.matches("d[0-9]+") ? part.toUpperCase(Locale.ROOT) : WORDS.getOrDefault(part, part);
    }
}
