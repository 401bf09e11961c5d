package dev.slipway.app.simulation;

import dev.slipway.app.widget.UnitField;
import dev.slipway.core.study.WorldDescription.Knob;
import java.math.BigDecimal;
import java.math.MathContext;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;

/**
 * One number of a world as it is turned on screen: shares in percent, effects in percentage points. A number that the
 * study does not give and nobody turned is left to the world, which may let it give way to others.
 */
final class KnobValue {
    private static final double NARROW = 3;
    private static final double WIDE = 100;

    private final String name;
    private final Knob knob;
    private final DoubleProperty shown = new SimpleDoubleProperty();
    private final BooleanProperty given = new SimpleBooleanProperty();
    private boolean loading;

    KnobValue(String name, Knob knob, @Nullable Double fromStudy) {
        this.name = name;
        this.knob = knob;
        load(fromStudy);
        shown.addListener((property, before, after) -> given.set(given.get() || !loading));
    }

    /** Takes the study's number; the world's default when it has none. */
    void load(@Nullable Double fromStudy) {
        loading = true;
        shown.set((fromStudy == null ? knob.byDefault() : fromStudy) * scale());
        given.set(fromStudy != null);
        loading = false;
    }

    String name() {
        return name;
    }

    String label() {
        return knob.label();
    }

    String help() {
        return knob.help();
    }

    /** Whether this is a share that is 0 unless somebody plants it: a fault of the data. */
    boolean isFault() {
        return knob.unit().equals("share") && knob.byDefault() == 0;
    }

    /** In the unit shown. */
    DoubleProperty shownProperty() {
        return shown;
    }

    boolean isGiven() {
        return given.get();
    }

    private double scale() {
        return knob.unit().equals("pp") || knob.unit().equals("share") ? WIDE : 1;
    }

    /** Empty where the name ends with it, so that the field keeps its room for the number. */
    String unit() {
        String unit = written();
        return label().endsWith(" " + unit) ? "" : unit;
    }

    private String written() {
        return switch (knob.unit()) {
            case "pp" -> "pp";
            case "share" -> "%";
            case "x" -> "\u00d7";
            default -> knob.unit().replace('_', ' ');
        };
    }

    UnitField.Range range() {
        double low = knob.low() * scale();
        double high = knob.high() * scale();
        boolean fine = high - low < NARROW && knob.unit().equals("pp");
        return new UnitField.Range(low, high, fine ? 2 : 1, knob.unit().equals("pp"));
    }

    /** The number as a study file writes it. */
    String yaml() {
        BigDecimal number = new BigDecimal(shown.get(), new MathContext(12));
        BigDecimal own = scale() == 1 ? number : number.movePointLeft(2);
        return own.signum() == 0 ? "0" : own.stripTrailingZeros().toPlainString();
    }
}
