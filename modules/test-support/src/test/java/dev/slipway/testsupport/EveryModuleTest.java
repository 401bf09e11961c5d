package dev.slipway.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A module without the rules would be a hole in every gate. */
class EveryModuleTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void everyModuleOfTheBuildRunsTheArchitectureRules() throws IOException {
        String parent = Files.readString(HOME.resolve("pom.xml"), StandardCharsets.UTF_8);
        List<String> modules = parent.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("<module>"))
                .map(line -> line.replaceAll("</?module>", ""))
                .toList();

        assertThat(modules)
                .hasSizeGreaterThan(5)
                .allSatisfy(module -> assertThat(runsTheRules(HOME.resolve(module)))
                        .as("%s has a class ArchitectureTest extends ArchitectureRules", module)
                        .isTrue());
    }

    private static boolean runsTheRules(Path module) throws IOException {
        try (Stream<Path> files = Files.walk(module.resolve("src/test/java"), 5)) {
            return files.anyMatch(file -> file.endsWith("ArchitectureTest.java"));
        }
    }
}
