package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.CallText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds formulas in the text of a call: around each tilde, as far as brackets, quotes and commas reach. */
final class FormulaText {
    private static final String SURVIVAL = "Surv";

    private static final Pattern ARRAYS = Pattern.compile(
            "\\bsm\\.[A-Z]\\w+\\(\\s*(?:endog\\s*=\\s*)?(?:\\w+(?:\\[['\"]|\\.))?([\\w.]*\\w)(?:['\"]\\])?\\s*,\\s*(?:exog\\s*=\\s*)?(sm\\.add_constant\\(\\s*)?\\w+\\[\\[([^\\]]+)\\]\\]");

    /** linearmodels' endogenous terms with their instruments. */
    private static final Pattern INNER = Pattern.compile("\\[\\s*([^~\\]]+?)\\s*~\\s*([^\\]]+?)\\s*\\]");

    private FormulaText() {}

    /** The first formula that is an argument of the function; for "Surv" the first whose left side is one, for "" any. */
    static @Nullable Formula find(String text, String function) {
        for (int tilde = text.indexOf('~'); tilde >= 0; tilde = text.indexOf('~', tilde + 1)) {
            int begin = begin(text, tilde);
            String left = response(text.substring(begin, tilde));
            boolean wanted = function.equals(SURVIVAL)
                    ? left.startsWith("Surv(")
                    : function.isEmpty()
                            || text.substring(0, begin).matches("(?s).*(?<![\\w.])" + function + "\\(\\s*['\"]?");
            if (!left.isEmpty() && wanted) {
                return right(text, left, tilde + 1);
            }
        }
        return null;
    }

    /** statsmodels' form without a formula: {@code sm.OLS(df['y'], sm.add_constant(df[['a', 'b']]))}; null for other calls. */
    static @Nullable Formula arrays(String call) {
        Matcher m = ARRAYS.matcher(call);
        if (call.contains("~") || !m.find()) {
            return null;
        }
        String right = m.group(3).replaceAll("['\"\\s]", "").replace(",", " + ");
        boolean constant = m.group(2) != null;
        return new Formula(m.group(1), constant ? right : right + " - 1", "");
    }

    private static Formula right(String text, String left, int from) {
        String main = side(text, from);
        Matcher inner = INNER.matcher(main);
        if (inner.find()) {
            String exogenous = inner.replaceFirst("1");
            return new Formula(left, inner.replaceFirst("$1"), exogenous + " + " + inner.group(2));
        }
        int bar = text.indexOf(main, from) + main.length();
        while (bar < text.length() && text.charAt(bar) == ' ') {
            bar++;
        }
        boolean more = bar < text.length() && text.charAt(bar) == '|';
        if (!more) {
            return new Formula(left, main, "");
        }
        String second = side(text, bar + 1);
        if (second.contains("~")) {
            // fixest writes endogenous terms and their instruments as a second formula.
            String[] sides = second.split("\\s*~\\s*", 2);
            return new Formula(left, main + " + " + sides[0], main + " + " + sides[1]);
        }
        int third = text.indexOf(second, bar + 1) + second.length();
        boolean three = text.substring(third).matches("(?s)\\s*\\|.*");
        // Exogenous, endogenous and instruments apart are the model and all that is exogenous.
        return three
                ? new Formula(left, main + " + " + second, main + " + " + side(text, text.indexOf('|', third) + 1))
                : new Formula(left, main, second);
    }

    /** Up to a comma, a bar, the end of the call or a quote that closes the formula; a quote after a comparison is a word's. */
    private static String side(String text, int from) {
        String whole = CallText.upTo(text, from, ",\n;|");
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            boolean word = i > 0 && whole.substring(0, i).matches("(?s).*[=(,]\\s*");
            if ((c == '\'' || c == '"') && !word) {
                return whole.substring(0, i).strip();
            }
            int closing = (c == '\'' || c == '"') ? whole.indexOf(c, i + 1) : -1;
            i = Math.max(i, closing);
        }
        return whole;
    }

    /** Where the left side of a tilde begins. */
    private static int begin(String text, int tilde) {
        int depth = 0;
        int i = tilde - 1;
        while (i >= 0) {
            char c = text.charAt(i);
            boolean quote = c == '\'' || c == '"';
            if (quote && depth == 0) {
                boolean word = text.substring(i + 1, tilde).isBlank();
                if (!word) {
                    break;
                }
                i = text.lastIndexOf(c, i - 1);
            } else if (depth == 0 && ("([,;:\n".indexOf(c) >= 0)) {
                break;
            }
            depth += c == ')' || c == ']' ? 1 : c == '(' || c == '[' ? -1 : 0;
            i--;
        }
        return i + 1;
    }

    /** Without the name of the argument, and without words of a sentence before it; empty when nothing is left. */
    private static String response(String text) {
        String bare = text.strip().replaceFirst("^[\\w.]+\\s*=(?!=)\\s*", "").strip();
        return bare.replaceFirst("(?s)^.*[\\w.)]\\s+(?=[A-Za-z_.][\\w.]*(?:\\(.*\\))?$)", "");
    }
}
