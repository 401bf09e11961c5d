package dev.slipway.app.settings;

/** Where the window was. */
public record WindowGeometry(double x, double y, double width, double height, boolean maximised) {
    /** The size of the first start; the place is left to the system. */
    public static final WindowGeometry FIRST = new WindowGeometry(Double.NaN, Double.NaN, 1280, 832, false);

    public boolean hasPlace() {
        return !Double.isNaN(x) && !Double.isNaN(y);
    }
}
