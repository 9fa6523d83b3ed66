package com.smartap.console;

import com.smartap.core.SignatureRequest;
import com.smartap.spi.esign.SigningStatus;

/** What the pages say about signatures, and which tone a label has. Its methods are called by templates. */
final class SignatureWords {
    /** How far a request for signatures has come, or how it ended. */
    public String signature(SignatureRequest request) {
        if (request.ending() != null) {
            return switch (request.ending()) {
                case SIGNED -> "Signed";
                case REJECTED -> "Refused";
                case EXPIRED -> "Expired";
                case CANCELLED -> "Cancelled";
                case VOIDED -> "Void";
                case REFUSED -> "Not taken by the provider";
            };
        }
        if (request.endingWanted() != null) {
            return "Being ended";
        }
        return switch (request.status()) {
            case PENDING_SIGNATURE -> "Awaiting signature";
            case PARTIALLY_SIGNED -> "Partially signed";
            case FULLY_SIGNED -> "Signed, being checked";
            case REJECTED -> "Refused";
            case EXPIRED -> "Expired";
        };
    }

    /** The tone of that. */
    public String tone(SignatureRequest request) {
        if (request.ending() == null) {
            return request.endingWanted() == null ? "waiting" : "attention";
        }
        return switch (request.ending()) {
            case SIGNED -> "good";
            case REJECTED, REFUSED -> "bad";
            case EXPIRED, CANCELLED -> "attention";
            case VOIDED -> "quiet";
        };
    }

    /** What the end of a request means for its invoice. */
    public String consequence(SignatureRequest.Ending ending) {
        return switch (ending) {
            case SIGNED -> "Everybody signed, and the signed document holds what was approved.";
            case REJECTED -> "Somebody refused to sign, so the invoice is rejected.";
            case EXPIRED -> "The time to sign ran out, so the invoice went back to an approval by hand.";
            case CANCELLED -> "It was cancelled here, so the invoice went back to an approval by hand.";
            case VOIDED -> "The invoice changed or was stopped meanwhile, so a signature would mean nothing.";
            case REFUSED -> "The provider did not take it, so the invoice went back to an approval by hand.";
        };
    }

    /** What a signer has done. */
    public String step(SigningStatus.Step step) {
        return switch (step) {
            case WAITING -> "Not asked yet";
            case ASKED -> "Asked";
            case VIEWED -> "Has looked at it";
            case SIGNED -> "Signed";
            case DECLINED -> "Refused";
        };
    }

    /** The tone of that. */
    public String tone(SigningStatus.Step step) {
        return switch (step) {
            case WAITING -> "quiet";
            case ASKED, VIEWED -> "waiting";
            case SIGNED -> "good";
            case DECLINED -> "bad";
        };
    }

    /** Whether it is the signer's turn. */
    static boolean isAsked(SigningStatus.Step step) {
        return step == SigningStatus.Step.ASKED || step == SigningStatus.Step.VIEWED;
    }
}
