package dev.slipway.benchmarks.reference.family;

import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The right side of a formula, expanded as R does (Wilkinson and Rogers 1973, doi:10.2307/2346786): {@code + - : * / ^ %in% . ( )}, and 0 or
 * {@code -1} for no constant. {@code a*b} is a + b + a:b, {@code a/b} is a + a:b, {@code (a+b+c)^2} has all pairs.
 *
 * @param terms each the set of its variables, in the order of the formula
 * @param intercept whether there is a constant
 * @param specials {@code offset(...)}, {@code strata(...)} and {@code cluster(...)}
 */
record RightSide(List<Set<String>> terms, boolean intercept, List<String> specials) {
    private static final Pattern NAME = Pattern.compile("[\\w.]+(?:\\$[\\w.]+)?");
    private static final Pattern SIGN = Pattern.compile("\\s*([<>=!]=|<|>)\\s*");

    /** Parses a right side; others are the variables that a dot stands for. */
    static RightSide of(String text, List<String> others) {
        if (text.isBlank()) {
            return new RightSide(List.of(), true, List.of());
        }
        Parser parser = new Parser(text, others);
        Set<Set<String>> found = parser.sum();
        parser.skip();
        Checks.require(parser.at == text.length(), "the terms " + text + " are not understood");
        boolean intercept = !parser.dropped;
        List<Set<String>> terms = found.stream().filter(term -> !term.isEmpty()).toList();
        return new RightSide(terms, intercept, List.copyOf(parser.specials));
    }

    /** All variables. */
    Set<String> variables() {
        Set<String> all = new LinkedHashSet<>();
        terms.forEach(all::addAll);
        return all;
    }

    private static final class Parser {
        private final String text;
        private final List<String> others;
        private final Set<String> specials = new LinkedHashSet<>();
        private boolean dropped;
        private int at;

        Parser(String text, List<String> others) {
            this.text = text;
            this.others = others;
        }

        void skip() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private boolean take(String sign) {
            skip();
            boolean found = text.startsWith(sign, at);
            at += found ? sign.length() : 0;
            return found;
        }

        Set<Set<String>> sum() {
            Set<Set<String>> all = new LinkedHashSet<>();
            boolean minus = take("-");
            do {
                Set<Set<String>> next = product();
                boolean none = next.remove(Set.of("0"));
                boolean one = next.remove(Set.of("1"));
                dropped |= minus ? one : none;
                if (minus) {
                    all.removeAll(next);
                } else {
                    all.addAll(next);
                }
                minus = take("-");
            } while (minus || take("+"));
            return all;
        }

        private Set<Set<String>> product() {
            Set<Set<String>> left = within();
            while (true) {
                if (!text.startsWith("**", at) && take("*")) {
                    Set<Set<String>> right = within();
                    Set<Set<String>> both = crossed(left, right);
                    left = new LinkedHashSet<>(left);
                    left.addAll(right);
                    left.addAll(both);
                } else if (take("/")) {
                    Set<String> whole = new LinkedHashSet<>();
                    left.forEach(whole::addAll);
                    Set<Set<String>> inside = crossed(Set.of(whole), within());
                    left = new LinkedHashSet<>(left);
                    left.addAll(inside);
                } else {
                    return left;
                }
            }
        }

        private Set<Set<String>> within() {
            Set<Set<String>> left = crossing();
            while (take("%in%")) {
                left = crossed(left, crossing());
            }
            return left;
        }

        private Set<Set<String>> crossing() {
            Set<Set<String>> left = power();
            while (take(":")) {
                left = crossed(left, power());
            }
            return left;
        }

        private Set<Set<String>> power() {
            Set<Set<String>> base = atom();
            if (!take("^") && !take("**")) {
                return base;
            }
            skip();
            int degree = Character.digit(at < text.length() ? text.charAt(at++) : 'x', 10);
            Checks.require(degree > 0, "the power in " + text + " is not a number");
            Set<Set<String>> all = new LinkedHashSet<>(base);
            for (int i = 1; i < degree; i++) {
                all.addAll(crossed(all, base));
            }
            return all;
        }

        private static Set<Set<String>> crossed(Set<Set<String>> left, Set<Set<String>> right) {
            Set<Set<String>> all = new LinkedHashSet<>();
            for (Set<String> a : left) {
                for (Set<String> b : right) {
                    Set<String> both = new LinkedHashSet<>(a);
                    both.addAll(b);
                    all.add(both);
                }
            }
            return all;
        }

        private Set<Set<String>> atom() {
            if (take("(")) {
                Set<Set<String>> inside = sum();
                Checks.require(take(")"), "a bracket is not closed in " + text);
                return inside;
            }
            String name = operand();
            Matcher sign = SIGN.matcher(text).region(at, text.length());
            if (sign.lookingAt()) {
                at = sign.end();
                name = name + " " + sign.group(1) + " " + operand();
            }
            Set<Set<String>> found = new LinkedHashSet<>();
            if (name.matches("(?:cluster|strata|offset)\\(.*\\)")) {
                specials.add(name);
            } else if (name.equals(".")) {
                others.forEach(other -> found.add(new LinkedHashSet<>(List.of(other))));
            } else {
                found.add(new LinkedHashSet<>(List.of(name)));
            }
            return found;
        }

        /** A name, a number, a text in quotes or a whole call. */
        private String operand() {
            skip();
            int from = at;
            Matcher m = NAME.matcher(text).region(at, text.length());
            char first = at < text.length() ? text.charAt(at) : ' ';
            if (first == '\'' || first == '"' || first == '`') {
                at = text.indexOf(first, at + 1) + 1;
                Checks.require(at > 0, "a quote is not closed in " + text);
                return first == '`' ? text.substring(from + 1, at - 1) : text.substring(from, at);
            }
            Checks.require(m.lookingAt(), "the terms " + text + " are not understood");
            at = m.end();
            if (at < text.length() && text.charAt(at) == '(') {
                int depth = 0;
                do {
                    char c = text.charAt(at++);
                    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                } while (depth > 0 && at < text.length());
            }
            return text.substring(from, at);
        }
    }

    /** The insides of the specials of a kind. */
    List<String> inside(String kind) {
        List<String> found = new ArrayList<>();
        for (String special : specials) {
            if (special.startsWith(kind + "(")) {
                found.add(special.substring(kind.length() + 1, special.length() - 1)
                        .strip());
            }
        }
        return found;
    }
}
