package dev.slipway.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Writes every picture of the fixture in every theme to target/gallery, for looking at while drawing. */
final class Gallery {
    private Gallery() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/gallery"));
        double scale = args.length > 1 ? Double.parseDouble(args[1]) : 1;
        for (Samples.Sample sample : Samples.all()) {
            for (ChartTheme theme : ChartThemes.all()) {
                write(
                        sample,
                        sample.width(),
                        sample.height(),
                        scale,
                        theme,
                        folder.resolve(sample.name() + "-" + theme.name() + ".png"));
            }
            double narrow = Math.min(300, sample.width());
            write(
                    sample,
                    narrow,
                    sample.height(),
                    scale,
                    ChartThemes.light(),
                    folder.resolve(sample.name() + "-narrow.png"));
        }
        for (ChartTheme theme : ChartThemes.all()) {
            Files.writeString(
                    folder.resolve("forest-" + theme.name() + ".svg"),
                    SvgRenderer.render(new ForestPlot(Fixture.metrics(), "absolute", "treatment"), 728, 340, theme));
        }
        sheets(folder);
    }

    /** All pictures of one theme on a few large sheets, quicker to look through than forty files. */
    private static void sheets(Path folder) throws IOException {
        for (String look : List.of("light", "dark", "narrow")) {
            List<Samples.Sample> samples = Samples.all();
            int sheet = 0;
            int columnWidth = look.equals("narrow") ? 330 : 1240;
            int columns = look.equals("narrow") ? 4 : 1;
            int next = 0;
            while (next < samples.size()) {
                BufferedImage page = new BufferedImage(columns * columnWidth, 1250, BufferedImage.TYPE_INT_RGB);
                Graphics2D g = page.createGraphics();
                g.setColor(look.equals("dark") ? new Color(0x0E1218) : new Color(0xF5F6F8));
                g.fillRect(0, 0, page.getWidth(), page.getHeight());
                int column = 0;
                int y = 10;
                while (next < samples.size() && column < columns) {
                    BufferedImage image =
                            ImageIO.read(folder.resolve(samples.get(next).name() + "-" + look + ".png")
                                    .toFile());
                    if (y + image.getHeight() > page.getHeight() && y > 10) {
                        column++;
                        y = 10;
                        continue;
                    }
                    g.drawImage(image, column * columnWidth + 10, y, null);
                    y += image.getHeight() + 14;
                    next++;
                }
                g.dispose();
                ImageIO.write(
                        page,
                        "png",
                        folder.resolve("sheet-" + look + "-" + sheet++ + ".png").toFile());
            }
        }
    }

    private static void write(
            Samples.Sample sample, double width, double height, double scale, ChartTheme theme, Path file) {
        double preferred = sample.picture().preferredHeight(width);
        double high = preferred > 0 && width < sample.width() ? preferred : height;
        BufferedImage drawn = ImageRenderer.render(sample.picture(), width, high, scale, theme)
                .image();
        BufferedImage framed =
                new BufferedImage(drawn.getWidth() + 16, drawn.getHeight() + 16, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = framed.createGraphics();
        g.setColor(theme.surface());
        g.fillRect(0, 0, framed.getWidth(), framed.getHeight());
        g.drawImage(drawn, 8, 8, null);
        g.dispose();
        try {
            ImageIO.write(framed, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
