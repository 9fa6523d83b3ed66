package com.smartap.payments.statement;

import com.smartap.spi.payment.PaymentAnswer.State;

/** What the states of ISO 20022 mean for a payment. */
final class PaymentStates {
    private PaymentStates() {}

    static State of(String code) {
        return switch (code) {
            case "RCVD", "ACTC", "ACCP", "PDNG", "PATC", "ACWC", "ACFW", "PRES" -> State.ACCEPTED;
            case "ACSP", "ACFC", "ACPD", "ACWP", "ACIS" -> State.PROCESSING;
            case "ACSC", "ACCC", "CPUC" -> State.COMPLETED;
            case "PART" -> State.PARTIAL;
            case "RJCT" -> State.REJECTED;
            case "CANC" -> State.CANCELLED;
            case "BLCK" -> State.HELD;
            case "RCVC", "RVMC", "RVNM", "RVNA", "RVCM", "RVNC" -> State.VERIFICATION;
            default -> State.UNKNOWN;
        };
    }
}
