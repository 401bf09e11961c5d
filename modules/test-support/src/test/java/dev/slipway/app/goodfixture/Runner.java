package dev.slipway.app.goodfixture;

import dev.slipway.core.rule.Exempt;

/** What the exception is for. */
@Exempt(from = Exempt.Rule.THREADS, because = "it is the job runner")
public final class Runner {
    private Runner() {}

    public static Thread answer() {
        return new Thread(() -> {});
    }
}
