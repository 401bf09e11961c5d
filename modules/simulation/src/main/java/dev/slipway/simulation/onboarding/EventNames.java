package dev.slipway.simulation.onboarding;

import java.util.List;

/** The events of this world, in the order of its funnel, and their codes. */
final class EventNames {
    static final List<String> ALL = List.of(
            "signup_start",
            "name",
            "address",
            "id_document",
            "selfie",
            "email_verified",
            "phone_verified",
            "signup_complete",
            "kyc_start",
            "kyc_complete",
            "fraud_flagged",
            "app_open",
            "deposit");
    static final int SIGNUP_START = code("signup_start");
    static final int SIGNUP_COMPLETE = code("signup_complete");
    static final int KYC_START = code("kyc_start");
    static final int KYC_COMPLETE = code("kyc_complete");
    static final int FRAUD_FLAGGED = code("fraud_flagged");
    static final int APP_OPEN = code("app_open");
    static final int DEPOSIT = code("deposit");

    private EventNames() {}

    static int code(String name) {
        return ALL.indexOf(name);
    }
}
