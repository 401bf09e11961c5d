package dev.slipway.charts;

import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.PolicyReadout;
import dev.slipway.readout.model.PolicyReadout.Choice;
import dev.slipway.readout.model.PolicyReadout.Limit;
import dev.slipway.readout.text.Words;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the best assignment gains over the current policy as one limit moves and the others stay. Beyond the study's own limit the
 * ground is hatched and the line dashed. A handle lies on the curve.
 *
 * @param key of the limit that moves
 * @param at where the handle is, on the limit's scale
 * @param solved the assignment at the handle where it was solved for; null where the handle lies on the line between others
 * @param onCurve whether the other limits are the study's, for which alone the curve holds; where they are not, the handle leaves it
 */
public record PolicyFrontier(
        PolicyReadout policy,
        String key,
        double at,
        @Nullable Choice solved,
        boolean onCurve) implements Picture {
    /** With the study's other limits. */
    public PolicyFrontier(PolicyReadout policy, String key, double at, @Nullable Choice solved) {
        this(policy, key, at, solved, true);
    }

    @Override
    public String id() {
        return "frontier-" + key;
    }

    /** The limit that moves. */
    public Limit limit() {
        return policy.limits().get(index());
    }

    private int index() {
        for (int i = 0; i < policy.limits().size(); i++) {
            if (policy.limits().get(i).key().equals(key)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no limit " + key);
    }

    /** The solved assignments that the log can judge, from tight to loose. */
    List<Choice> judged() {
        return choices().stream().filter(choice -> choice.gain() != null).toList();
    }

    private List<Choice> choices() {
        return policy.frontiers().stream()
                .filter(frontier -> frontier.limit().equals(key))
                .findFirst()
                .map(frontier -> frontier.choices())
                .orElse(List.of());
    }

    /** How much of the moving limit an assignment may use. */
    double most(Choice choice) {
        return choice.most().get(index());
    }

    private Amount amount() {
        double half = 0;
        List<Choice> all = choices();
        if (all.size() > 1) {
            half = Math.abs(most(all.getLast()) - most(all.getFirst())) / all.size() / 2;
        }
        return Amount.of(limit(), half);
    }

    /** Gain at the handle: of the solved assignment, else of the line between its neighbours; off the curve only of what was solved. */
    @Nullable
    Interval gain() {
        Choice own = solved;
        if (!onCurve) {
            return own == null ? null : own.gain();
        }
        if (own != null && own.gain() != null) {
            return own.gain();
        }
        List<Choice> line = judged();
        if (line.isEmpty()) {
            return null;
        }
        Choice before = line.getFirst();
        for (Choice after : line) {
            if (most(after) >= at) {
                return between(before, after);
            }
            before = after;
        }
        return before.gain();
    }

    private @Nullable Interval between(Choice before, Choice after) {
        Interval low = before.gain();
        Interval high = after.gain();
        double span = most(after) - most(before);
        if (low == null || high == null || span <= 0) {
            return high;
        }
        double share = Math.clamp((at - most(before)) / span, 0, 1);
        return new Interval(
                low.effect() + share * (high.effect() - low.effect()),
                low.low() + share * (high.low() - low.low()),
                low.high() + share * (high.high() - low.high()));
    }

    @Override
    public String accessibleText() {
        Interval here = gain();
        if (here == null) {
            return emptySentence();
        }
        if (!onCurve) {
            return "With other limits than the study's, not " + Words.lower(limit().label()) + " alone: "
                    + OfferWords.gain(here) + " per user and week over the current policy. The curve holds for the"
                    + " study's other limits.";
        }
        Choice loosest = judged().getLast();
        return "Gain over the current policy as " + Words.lower(limit().label()) + " may reach more: "
                + OfferWords.gain(here) + " per user and week at " + amount().level(at) + "; the study allows "
                + amount().limit(limit().most()) + "; at " + amount().level(most(loosest)) + " it would be "
                + gain(loosest) + ".";
    }

    private static String gain(Choice choice) {
        Interval gain = choice.gain();
        return gain == null ? "not known" : OfferWords.gain(gain);
    }

    String emptySentence() {
        return choices().isEmpty()
                ? "No assignment was solved for other limits."
                : "The log can't tell what other assignments would have gained.";
    }

    @Override
    public DataTable table() {
        List<String> headers = new ArrayList<>(List.of(limit().label() + " at most", "Gain over current"));
        policy.limits().forEach(limit -> headers.add("Expected: " + Words.lower(limit.label())));
        List<List<String>> rows = new ArrayList<>();
        for (Choice choice : choices()) {
            List<String> row = new ArrayList<>(List.of(amount().level(most(choice)), gain(choice)));
            for (int i = 0; i < policy.limits().size(); i++) {
                row.add(Amount.of(policy.limits().get(i), 0).level(choice.used().get(i)));
            }
            rows.add(row);
        }
        return new DataTable(headers, judged().isEmpty() ? List.of() : rows);
    }

    /**
     * Where limits and gains lie in the picture, for the handle that is put on it.
     *
     * @param low tightest limit, at the left
     * @param high loosest limit, at the right
     * @param handleY px of the handle
     */
    public record Frame(double left, double right, double low, double high, double handleY) {
        public double x(double value) {
            return high == low ? left : left + (value - low) / (high - low) * (right - left);
        }

        /** Kept between the ends. */
        public double value(double x) {
            double share = right == left ? 0 : Math.clamp((x - left) / (right - left), 0, 1);
            return low + share * (high - low);
        }
    }

    /** The frame at a size, as {@link #draw} uses it; null where there is no handle. */
    public @Nullable Frame frame(double width, double height, ChartTheme theme) {
        return gain() == null ? null : new FrontierDrawing(this, amount(), width, height, theme).frame();
    }

    @Override
    public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme theme) {
        Ink ink = new Ink(graphics, theme);
        if (gain() == null) {
            ink.sentence(emptySentence(), width, height);
            return List.of();
        }
        return new FrontierDrawing(this, amount(), width, height, theme).draw(ink);
    }

    /** Lines of the tooltip of a solved point. */
    List<String> tip(Choice choice) {
        return List.of(
                gain(choice) + " per user and week over current, estimated from the log",
                "models expect " + Words.lower(OfferWords.used(policy.limits(), choice)),
                "offers: " + shares(choice));
    }

    private static String shares(Choice choice) {
        return String.join(", ", choice.shares().stream().map(OfferWords::share).toList());
    }
}
