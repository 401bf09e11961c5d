package dev.slipway.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.study.Shape.Field;
import dev.slipway.core.study.Shape.Group;
import dev.slipway.core.study.Shape.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide page explains every key, and its whole study is one that runs. */
class StudyGuideTest {

    private static String page() throws IOException {
        return Files.readString(StudyFixture.samples().resolveSibling("assets/docs/guide/study-file.md"));
    }

    @Test
    void theGuideExplainsEveryKey() throws IOException {
        Set<String> keys = new TreeSet<>();
        collect(StudyShape.STUDY, keys);
        String page = page();

        assertThat(keys).hasSizeGreaterThan(50);
        assertThat(keys).allSatisfy(key -> assertThat(page).contains(key));
    }

    @Test
    void theWholeStudyOfTheGuideIsValid() throws IOException {
        var study = Pattern.compile("```yaml\n(study: .*?)```", Pattern.DOTALL).matcher(page());

        assertThat(study.find()).isTrue();
        assertThat(StudyFixture.problems(study.group(1))).isEmpty();
    }

    private static void collect(Shape shape, Set<String> into) {
        if (shape instanceof Group group) {
            for (Field field : group.fields()) {
                into.add("`" + (group.equals(StudyShape.LOOKS) ? "looks." : "") + field.key() + "`");
                collect(field.shape(), into);
            }
        } else if (shape instanceof Named named) {
            collect(named.value(), into);
        }
    }
}
