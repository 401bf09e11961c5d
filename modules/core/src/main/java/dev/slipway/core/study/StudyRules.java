package dev.slipway.core.study;

import dev.slipway.core.yaml.YamlNode.Entry;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;

/** What the parts of a study must have in common; each part has its own class. */
final class StudyRules {
    private final List<WorldDescription> worlds;
    private final Path folder;
    private final Problems problems;

    StudyRules(List<WorldDescription> worlds, Path folder, Problems problems) {
        this.worlds = worlds;
        this.folder = folder;
        this.problems = problems;
    }

    void check(Fields study) {
        StudyFacts facts = new SourceRules(worlds, folder, problems).check(study.group("source"));
        Fields experiment = study.group("experiment");
        if (experiment != null) {
            facts = facts.withPlanned(experiment.integer("planned_days"));
            new ExperimentRules(facts, problems).check(experiment, study.groupOrDefaults("source"));
            lists(study, facts, experiment);
        }
        new MetricsRules(facts, problems).check(study);
        new AnalysisRules(facts, problems).check(study);
        new DataRules(facts, problems).check(study);
        new AnalysesRules(facts, problems, study).check();
    }

    private void lists(Fields study, StudyFacts facts, Fields experiment) {
        Fields simulate = study.groupOrDefaults("source").group("simulate");
        String unit = experiment.text("unit");
        if (simulate != null && unit != null) {
            List<String> variants = experiment.groupOrDefaults("allocation").entries("variants").stream()
                    .map(Entry::key)
                    .toList();
            new ListRules(facts, problems, new FileRules(folder, problems))
                    .check(simulate, variants.isEmpty() ? null : new LinkedHashSet<>(variants), unit);
        }
    }
}
