package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every picture owes: words inside the paper and apart from each other, hot spots, a table, a sentence. */
class PicturesTest {
    static Stream<Samples.Sample> samples() {
        return Samples.all().stream();
    }

    static Stream<Samples.Sample> empties() {
        return EmptySamples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void svgIsTheSameTwiceAndHasNoBrokenNumber(Samples.Sample sample) {
        for (ChartTheme theme : ChartThemes.all()) {
            String svg = SvgRenderer.render(sample.picture(), sample.width(), sample.height(), theme);
            assertThat(SvgRenderer.render(sample.picture(), sample.width(), sample.height(), theme))
                    .isEqualTo(svg);
            assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("<image");
            assertThat(SvgTexts.parse(svg).getDocumentElement().getTagName()).isEqualTo("svg");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void wordsStayOnThePaperAndApart(Samples.Sample sample) {
        for (double width : new double[] {Math.min(300, sample.width()), sample.width(), 1_600}) {
            double preferred = sample.picture().preferredHeight(width);
            double height = preferred > 0 ? Math.max(preferred, sample.height()) : sample.height();
            List<SvgTexts.Text> texts =
                    SvgTexts.of(SvgRenderer.render(sample.picture(), width, height, ChartThemes.light()));
            Rectangle2D paper = new Rectangle2D.Double(-1, -1, width + 2, height + 2);
            for (int i = 0; i < texts.size(); i++) {
                SvgTexts.Text text = texts.get(i);
                assertThat(paper.contains(text.box()))
                        .as("%s at %s: %s", sample.name(), width, text)
                        .isTrue();
                for (int j = 0; j < i; j++) {
                    Rectangle2D both =
                            text.box().createIntersection(texts.get(j).box());
                    assertThat(both.getWidth() > 1 && both.getHeight() > 1)
                            .as("%s at %s: %s lies on %s", sample.name(), width, text, texts.get(j))
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void hotSpotsAreInsideAndSpeak(Samples.Sample sample) {
        List<HotSpot> spots = ImageRenderer.render(
                        sample.picture(), sample.width(), sample.height(), 1, ChartThemes.light())
                .hotSpots();
        Rectangle2D paper = new Rectangle2D.Double(-.5, -.5, sample.width() + 1, sample.height() + 1);
        assertThat(spots.isEmpty()).isEqualTo(sample.picture() instanceof Sparkline);
        assertThat(spots).allSatisfy(spot -> {
            assertThat(paper.contains(spot.area())).as(spot.toString()).isTrue();
            assertThat(spot.key()).isNotBlank();
            assertThat(spot.title()).isNotBlank();
            assertThat(spot.lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).isNotBlank());
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySizeDraws(Samples.Sample sample) {
        double[][] sizes = {{0, 0}, {1, 1}, {7, 400}, {400, 7}, {60, 30}, {120, 80}, {3_000, 2_000}};
        for (double[] size : sizes) {
            String svg = SvgRenderer.render(sample.picture(), size[0], size[1], ChartThemes.dark());
            SvgTexts.parse(svg);
            assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
        }
        assertThat(ImageRenderer.render(sample.picture(), 300, 200, 2.5, ChartThemes.dark())
                        .image()
                        .getWidth())
                .isEqualTo(750);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void themesDrawDifferentlyAndSomething(Samples.Sample sample) {
        assertThat(inked(sample, ChartThemes.light())).isGreaterThan(40);
        assertThat(inked(sample, ChartThemes.dark())).isGreaterThan(40);
        String light = SvgRenderer.render(sample.picture(), sample.width(), sample.height(), ChartThemes.light());
        String dark = SvgRenderer.render(sample.picture(), sample.width(), sample.height(), ChartThemes.dark());
        assertThat(dark).isNotEqualTo(light);
        assertThat(SvgRenderer.render(sample.picture(), sample.width(), sample.height(), ChartThemes.paper()))
                .isEqualTo(light);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sentenceAndTableSayTheSame(Samples.Sample sample) {
        assertThat(sample.picture().accessibleText())
                .endsWith(".")
                .doesNotContain("NaN")
                .hasSizeGreaterThan(20);
        DataTable table = sample.picture().table();
        assertThat(table.rows()).isNotEmpty().allSatisfy(row -> assertThat(row).hasSameSizeAs(table.headers()));
    }

    @ParameterizedTest
    @MethodSource("empties")
    void emptyDataIsASentenceInTheMiddle(Samples.Sample sample) {
        List<SvgTexts.Text> texts =
                SvgTexts.of(SvgRenderer.render(sample.picture(), sample.width(), sample.height(), ChartThemes.light()));
        assertThat(texts).hasSize(1);
        assertThat(texts.getFirst().box().getCenterX()).isBetween(sample.width() * .45, sample.width() * .55);
        assertThat(sample.picture().accessibleText()).isNotBlank();
        assertThat(sample.picture().table().rows()).isEmpty();
        List<HotSpot> spots = ImageRenderer.render(
                        sample.picture(), sample.width(), sample.height(), 1, ChartThemes.light())
                .hotSpots();
        assertThat(spots).isEmpty();
    }

    @Test
    void namesAreUnique() {
        assertThat(Samples.all().stream().map(Samples.Sample::name)).doesNotHaveDuplicates();
    }

    private static int inked(Samples.Sample sample, ChartTheme theme) {
        BufferedImage image = ImageRenderer.render(sample.picture(), sample.width(), sample.height(), 1, theme)
                .image();
        int inked = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                inked += new Color(image.getRGB(x, y), true).getAlpha() > 60 ? 1 : 0;
            }
        }
        return inked;
    }
}
