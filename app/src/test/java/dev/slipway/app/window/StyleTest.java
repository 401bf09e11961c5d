package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The desktop's colours are the design's tokens, and the style sheet has no colour of its own. */
class StyleTest {
    private static final Path TOKENS = Path.of("..", "assets", "css", "tokens.css");

    @ParameterizedTest
    @CsvSource({"light, .theme-light", "dark, .theme-dark"})
    void theLookedUpColoursAreTheTokens(String name, String selector) throws IOException {
        Map<String, String> wanted = colours(block(Files.readString(TOKENS), selector), "--");
        Map<String, String> shipped = colours(sheet("tokens-" + name + ".css"), "-sw-");
        assertThat(wanted).hasSizeGreaterThan(50);
        assertThat(shipped).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({"light", "dark"})
    void theStyleSheetUsesOnlyColoursThatExist(String name) throws IOException {
        String rules = sheet("slipway.css");
        Map<String, String> known = colours(sheet("tokens-" + name + ".css"), "-sw-");
        Matcher used = Pattern.compile("(?<![a-z])-sw-([a-z0-9-]+)").matcher(rules);
        int count = 0;
        while (used.find()) {
            assertThat(known).containsKey(used.group(1));
            count++;
        }
        assertThat(count).isGreaterThan(50);
        assertThat(rules).doesNotContainPattern("#[0-9A-Fa-f]{3,8}\\b");
    }

    private static String block(String css, String selector) {
        Matcher block =
                Pattern.compile(Pattern.quote(selector) + "[^{}]*\\{([^{}]*)}").matcher(css);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static Map<String, String> colours(String css, String prefix) {
        Map<String, String> colours = new TreeMap<>();
        Matcher colour = Pattern.compile("(?<![a-z0-9-])" + prefix + "([a-z0-9-]+):\\s*(#[0-9A-Fa-f]{6})\\s*;")
                .matcher(css);
        while (colour.find()) {
            colours.put(colour.group(1), colour.group(2));
        }
        return colours;
    }

    private static String sheet(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(StyleTest.class.getResourceAsStream("/dev/slipway/app/style/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
