package dev.slipway.app.window;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** What the FX thread was seen doing while it did not answer, counted by what is the same. */
final class FxStackSamples {
    private static final int MOST = 12;
    private static final String OWN = "dev.slipway.";

    /** What the toolkit is busy with, innermost first, by a word in a method's name or class. */
    private static final Map<String, Predicate<String>> KINDS = kinds();

    private final List<StackTraceElement[]> stacks = new ArrayList<>();

    private static Map<String, Predicate<String>> kinds() {
        Map<String, Predicate<String>> kinds = new LinkedHashMap<>();
        kinds.put("loading classes", f -> f.contains("ClassLoader.") || f.contains("LinkResolver"));
        kinds.put("linking lambdas", f -> f.contains("java.lang.invoke."));
        kinds.put("reading styles", f -> f.contains("CssParser.") || f.contains("StyleManager.loadStylesheet"));
        kinds.put("icons and fonts", f -> f.contains("kordamp") || f.contains("loadFont") || f.contains("SVGPath"));
        kinds.put("text layout", f -> f.contains("PrismTextLayout.") || f.contains("Text.getTextLayout"));
        kinds.put("FXML", f -> f.contains("FXMLLoader."));
        kinds.put("CSS", f -> f.contains("CssStyleHelper.") || f.contains("applyCss") || f.contains("CSS("));
        kinds.put("layout", f -> f.contains(".layout(") || f.contains("layoutChildren"));
        kinds.put("to the painter", f -> f.contains("syncPeer") || f.contains("synchronizeScene"));
        kinds.put("copying pixels, this platform only", f -> f.contains("HeadlessWindow."));
        kinds.put("waiting for the painter", f -> f.contains("waitForRenderingToComplete"));
        kinds.put("painting a picture of nodes", f -> f.contains("renderToImage") || f.contains("Scene.snapshot"));
        kinds.put("painting", f -> f.contains("com.sun.prism.") || f.contains("PaintCollector.render"));
        return kinds;
    }

    void add(StackTraceElement[] stack) {
        if (stack.length > 0) {
            stacks.add(stack);
        }
    }

    int size() {
        return stacks.size();
    }

    /** The most frequent places, each with its share, what the toolkit did there and our methods that led there. */
    List<String> lines() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (StackTraceElement[] stack : stacks) {
            counts.merge(kind(stack) + ": " + own(stack), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue()))
                .limit(MOST)
                .map(e -> String.format(Locale.ROOT, "%3.0f%%  %s", 100.0 * e.getValue() / stacks.size(), e.getKey()))
                .toList();
    }

    private static String kind(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName() + "." + frame.getMethodName() + "(";
            for (Map.Entry<String, Predicate<String>> kind : KINDS.entrySet()) {
                if (kind.getValue().test(name)) {
                    return kind.getKey();
                }
            }
        }
        return stack[0].getClassName() + "." + stack[0].getMethodName();
    }

    /** Our methods from the innermost, at most three. */
    private static String own(StackTraceElement[] stack) {
        List<String> names = new ArrayList<>();
        for (StackTraceElement frame : stack) {
            String type = frame.getClassName();
            if (type.startsWith(OWN) && !type.contains("FxThreadWatch") && names.size() < 3) {
                String name = type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName() + ":"
                        + frame.getLineNumber();
                names.add(name);
            }
        }
        return names.isEmpty() ? "a pulse of the window" : String.join(" < ", names);
    }

    /** Every stack as a line, outermost method first, for a flame graph. */
    List<String> folded() {
        List<String> lines = new ArrayList<>();
        for (StackTraceElement[] stack : stacks) {
            StringBuilder line = new StringBuilder();
            for (int i = stack.length - 1; i >= 0; i--) {
                String type = stack[i].getClassName();
                line.append(line.isEmpty() ? "" : ";")
                        .append(type.substring(type.lastIndexOf('.') + 1))
                        .append('.')
                        .append(stack[i].getMethodName());
            }
            lines.add(line + " 1");
        }
        return lines;
    }
}
