package dev.slipway.readout.text;

import dev.slipway.readout.model.RiskReadout.Reason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What moved a score, with its unit: "6 accounts on the device". The columns and attributes of the growth world are known by their
 * names, whoever brought them; of others a name and a number is all that can be said.
 */
final class ReasonWords {
    private static final Pattern WEEKS = Pattern.compile("(.+)_([1-9][0-9]*)w");
    private static final String KNOWN = "known_";

    private ReasonWords() {}

    static String of(Reason reason) {
        double value = number(reason.value());
        return Double.isNaN(value) ? plain(reason) : of(reason, value);
    }

    private static String plain(Reason reason) {
        return reason.label() + ": " + reason.value();
    }

    /** As it was written for people; NaN where it is none. */
    private static double number(String value) {
        try {
            return Double.parseDouble(value.replace(Numbers.MINUS, "-").replace(",", ""));
        } catch (NumberFormatException level) {
            return Double.NaN;
        }
    }

    private static String of(Reason reason, double value) {
        String name = reason.feature();
        Matcher weeks = WEEKS.matcher(name);
        if (weeks.matches()) {
            return recent(weeks.group(1), Integer.parseInt(weeks.group(2)), value, reason);
        }
        if (name.startsWith(KNOWN)) {
            String what = Words.of(name.substring(KNOWN.length()));
            return value == 0
                    ? "no earlier " + what + " known"
                    : RiskWords.amount(value) + " of earlier " + what + " known";
        }
        return attribute(reason, value);
    }

    /** A sum over the last weeks. */
    private static String recent(String column, int weeks, double value, Reason reason) {
        String span = weeks == 1 ? " last week" : " in the last " + weeks + " weeks";
        return switch (column) {
            case "sessions" -> count(value, "session", "sessions") + span;
            case "transactions" -> count(value, "transaction", "transactions") + span;
            case "chargebacks" -> count(value, "chargeback", "chargebacks") + span;
            case "gmv" -> RiskWords.amount(value) + " moved" + span;
            case "deposits" -> RiskWords.amount(value) + " deposited" + span;
            case "revenue_gross" -> RiskWords.amount(value) + " gross revenue" + span;
            case "bonus_cost" -> RiskWords.amount(value) + " of offers" + span;
            case "active" -> active(weeks, value);
            default -> plain(reason);
        };
    }

    private static String active(int weeks, double value) {
        return weeks == 1
                ? value > 0 ? "active last week" : "not active last week"
                : "active in " + Numbers.count(Math.round(value)) + " of the last " + weeks + " weeks";
    }

    private static String attribute(Reason reason, double value) {
        return switch (reason.feature()) {
            case "shared_devices" -> count(value, "account", "accounts") + " on the device";
            case "first_deposit_gap" ->
                "first deposit after " + Numbers.brief(value, 1).replace("+", "") + (value == 1 ? " day" : " days");
            case "risk_score_before" -> "risk score " + Numbers.brief(value, 1).replace("+", "") + " of 100";
            case "net_revenue_before" -> RiskWords.amount(value) + " net revenue before the study";
            case "gmv_before" -> RiskWords.amount(value) + " moved before the study";
            case "sessions_before" -> count(value, "session", "sessions") + " before the study";
            case "tenure_weeks" -> count(value, "week", "weeks") + " since sign-up";
            case "weeks_before" -> count(value, "week", "weeks") + " in the data so far";
            case "velocity" -> Numbers.rate(value) + " of recent transactions are of the newest weeks";
            case "bonus_to_deposit" -> "offers cost " + Numbers.rate(value) + " of recent deposits";
            default -> plain(reason);
        };
    }

    private static String count(double value, String one, String more) {
        return Numbers.counted(Math.round(value), one, more);
    }
}
