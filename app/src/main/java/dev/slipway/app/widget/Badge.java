package dev.slipway.app.widget;

import java.util.Locale;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** A word on a tinted pill. Verdicts and checks carry an icon beside the word, so that colour is never alone. */
public final class Badge extends Label {
    /** What the badge stands for. */
    public enum Kind {
        SHIP("fth-check-circle"),
        GOOD("fth-check"),
        HOLD("fth-pause-circle"),
        WATCH("fth-alert-triangle"),
        STOP("fth-x-octagon"),
        BAD("fth-x"),
        INFO("fth-info"),
        NEUTRAL(null),
        ACCENT(null);

        private final @Nullable String icon;

        Kind(@Nullable String icon) {
            this.icon = icon;
        }

        private String style() {
            return switch (this) {
                case SHIP, GOOD -> "badge-ship";
                case HOLD, WATCH -> "badge-hold";
                case STOP, BAD -> "badge-stop";
                case INFO, NEUTRAL, ACCENT -> "badge-" + name().toLowerCase(Locale.ROOT);
            };
        }
    }

    public Badge(Kind kind, String text) {
        super(text);
        getStyleClass().add("badge");
        setMinWidth(USE_PREF_SIZE);
        setKind(kind);
    }

    public void setKind(Kind kind) {
        getStyleClass().removeIf(style -> style.startsWith("badge-"));
        getStyleClass().add(kind.style());
        setGraphic(kind.icon == null ? null : Icon.of(kind.icon));
    }

    /** The badge of a verdict. */
    public static Badge verdict(String verdict) {
        return new Badge(verdictKind(verdict), verdict);
    }

    /** SHIP, HOLD or STOP as a kind. */
    public static Kind verdictKind(String verdict) {
        return switch (verdict) {
            case "SHIP" -> Kind.SHIP;
            case "STOP" -> Kind.STOP;
            default -> Kind.HOLD;
        };
    }
}
