package dev.slipway.memo;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.RenderResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** The template of the memo, its style sheets, and filling it in. */
final class Templates {
    private static final String FOLDER = "/dev/slipway/memo/templates/";
    private static final Jinjava JINJAVA = new Jinjava(JinjavaConfig.newBuilder()
            .withNestedInterpretationEnabled(false)
            .withMaxOutputSize(0)
            .build());

    private Templates() {}

    /** Fills a template in; every text is escaped unless the template says that it is markup. */
    static String fill(String template, Map<String, Object> fields) {
        RenderResult result = JINJAVA.renderForResult(read(template), fields);
        if (result.hasErrors()) {
            throw new IllegalStateException("The template " + template + " is broken: " + result.getErrors());
        }
        return result.getOutput();
    }

    /** One style sheet for both papers; the browser's also carries the faces, so that the file needs nothing else. */
    static String css(boolean forPdf) {
        return forPdf ? read("style.css") : faces() + read("style.css") + read("screen.css");
    }

    private static String faces() {
        return face("InterSlipway-Regular.ttf", 400)
                + face("InterSlipway-Medium.ttf", 500)
                + face("InterSlipway-SemiBold.ttf", 600)
                + face("InterSlipway-Bold.ttf", 700);
    }

    private static String face(String file, int weight) {
        try (InputStream in = PdfFonts.open(file)) {
            return "@font-face { font-family: \"" + PdfFonts.FAMILY + "\"; font-weight: " + weight
                    + "; src: url(data:font/ttf;base64," + Base64.getEncoder().encodeToString(in.readAllBytes())
                    + ") format(\"truetype\"); }\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(
                Templates.class.getResourceAsStream(FOLDER + name), () -> "no template " + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
