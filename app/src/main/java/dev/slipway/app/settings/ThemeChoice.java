package dev.slipway.app.settings;

/** Light, dark, or what the system prefers until somebody chooses. */
public enum ThemeChoice {
    SYSTEM,
    LIGHT,
    DARK
}
