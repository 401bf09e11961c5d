package dev.slipway.core.study;

import java.nio.file.Path;
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
        }
        new MetricsRules(facts, problems).check(study);
        new AnalysisRules(facts, problems).check(study);
        new DataRules(facts, problems).check(study);
        new AnalysesRules(facts, problems, study).check();
    }
}
