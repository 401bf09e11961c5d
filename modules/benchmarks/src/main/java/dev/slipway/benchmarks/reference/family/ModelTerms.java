package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of a model's terms, coded as R codes them: by contrasts with the first level where the margin is in the model. */
final class ModelTerms {
    private final Table table;
    private final List<String> expected;
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Set<Set<String>> terms = new LinkedHashSet<>();

    /** A column with its name. */
    record Column(String name, double[] values) {}

    /** A variable at a level. */
    private record Part(Variable variable, String level) {
        String name() {
            return variable.written() + level;
        }

        double[] values() {
            return variable.isFactor() ? variable.is(level) : variable.numbers();
        }
    }

    private ModelTerms(Table table, List<String> expected) {
        this.table = table;
        this.expected = expected;
    }

    static List<Column> columns(RightSide side, Table table, List<String> expected) {
        ModelTerms model = new ModelTerms(table, expected);
        if (side.intercept()) {
            model.terms.add(Set.of());
        }
        side.terms().forEach(term -> {
            term.forEach(name -> model.variables.computeIfAbsent(name, model::variable));
            model.terms.add(term);
        });
        List<Column> columns = new ArrayList<>();
        side.terms().stream()
                .sorted(Comparator.comparingInt(Set::size))
                .forEach(term -> columns.addAll(model.columns(term)));
        return columns;
    }

    /** A column of numbers after whose values the expected coefficients are named is a factor, though the file does not show it. */
    private Variable variable(String written) {
        Variable plain = Variable.of(written, table);
        if (plain.isFactor()
                || !written.matches("[\\w.]+")
                || expected.stream().anyMatch(key -> plain.isNamed(key, ""))) {
            return plain;
        }
        Variable factor = Variable.of("factor(" + written + ")", table);
        boolean named = factor.levels().stream()
                .anyMatch(level -> expected.stream().anyMatch(key -> factor.isNamed(key, level)));
        return named ? factor : plain;
    }

    /** Splits outside of brackets. */
    private static List<String> split(String text, char at) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : at;
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == at && (depth == 0 || i == text.length())) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        return parts;
    }

    private List<Column> columns(Set<String> term) {
        List<List<Part>> combined = new ArrayList<>(List.of(List.of()));
        for (String name : variables.keySet()) {
            if (term.contains(name)) {
                Set<String> margin = new LinkedHashSet<>(term);
                margin.remove(name);
                List<List<Part>> longer = new ArrayList<>();
                for (Part part : parts(variables.get(name), terms.contains(margin))) {
                    combined.forEach(before -> {
                        List<Part> both = new ArrayList<>(before);
                        both.add(part);
                        longer.add(both);
                    });
                }
                combined = longer;
            }
        }
        if (term.size() == 1 && term.stream().map(variables::get).allMatch(Variable::isFactor)) {
            // Without a constant the first factor has all its levels, and so the others have contrasts.
            terms.add(Set.of());
        }
        return combined.stream().map(this::column).toList();
    }

    private List<Part> parts(@org.jspecify.annotations.Nullable Variable variable, boolean contrasts) {
        if (variable == null || !variable.isFactor()) {
            return variable == null ? List.of() : List.of(new Part(variable, ""));
        }
        String reference = contrasts ? reference(variable) : null;
        return variable.levels().stream()
                .filter(level -> !level.equals(reference))
                .map(level -> new Part(variable, level))
                .toList();
    }

    /** The level that no expected coefficient is named after, if that is clear; else the first. */
    private String reference(Variable variable) {
        List<String> unnamed = variable.levels().stream()
                .filter(level -> expected.stream().noneMatch(key -> variable.isNamed(key, level)))
                .toList();
        return unnamed.size() == 1 ? unnamed.get(0) : variable.reference();
    }

    private Column column(List<Part> parts) {
        double[] values = parts.get(0).values().clone();
        StringBuilder own = new StringBuilder(parts.get(0).name());
        for (Part part : parts.subList(1, parts.size())) {
            own.append(':').append(part.name());
            double[] next = part.values();
            for (int i = 0; i < values.length; i++) {
                values[i] *= next[i];
            }
        }
        String name = expected.stream()
                .filter(key -> named(split(key, ':'), parts))
                .findFirst()
                .orElse(own.toString());
        return new Column(name, values);
    }

    /** In whatever order the name has the parts. */
    private static boolean named(List<String> names, List<Part> parts) {
        return names.size() == parts.size()
                && parts.stream()
                        .allMatch(part ->
                                names.stream().anyMatch(name -> part.variable().isNamed(name, part.level())));
    }
}
