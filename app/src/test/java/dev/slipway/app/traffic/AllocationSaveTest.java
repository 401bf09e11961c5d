package dev.slipway.app.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.run.StudyFiles;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllocationSaveTest {
    @Test
    void anotherAllocationKeepsWhatElseTheStudySays() {
        StudyFile base = StudyFiles.reader().read(Path.of("..", "sample-configs", "onboarding-kyc.yaml"));
        Allocation wanted =
                new Allocation(0.5, "layer", List.of(0, 10_000), 0, Map.of("control", 0.4, "treatment", 0.6));

        String text = AllocationSave.text(base, wanted);

        Study saved = StudyFiles.reader().parse(text, base.path()).study();
        assertThat(saved.experiment().allocation().coverage()).isEqualTo(0.5);
        assertThat(saved.analyses()).isEqualTo(base.study().analyses()).isNotEqualTo(Analyses.DEFAULT);
        assertThat(saved.metrics()).isEqualTo(base.study().metrics());
        assertThat(text).contains("# Beside the decision: nothing here changes the verdict.");
    }
}
