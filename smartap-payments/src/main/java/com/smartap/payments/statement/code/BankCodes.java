package com.smartap.payments.statement.code;

import com.smartap.spi.Api;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The codes of bank files in words. Sources: the operating rules of Nacha, the external code sets of ISO 20022, the
 * transaction types of SWIFT and BAI2. A code that is not listed has no words; it is shown as it is.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class BankCodes {
    private static final Supplier<CodeList> NACHA = CodeList.of("nacha");
    private static final Supplier<CodeList> ACH = CodeList.of("ach-transactions");
    private static final Supplier<CodeList> REASONS = CodeList.of("iso-reasons");
    private static final Supplier<CodeList> STATUSES = CodeList.of("iso-statuses");
    private static final Supplier<CodeList> BAI = CodeList.of("bai2-types");
    private static final Supplier<CodeList> SWIFT = CodeList.of("swift-types");
    private static final Supplier<CodeList> OFX = CodeList.of("ofx-types");

    private BankCodes() {}

    /** Why a payment came back or was refused: codes of Nacha such as {@code R03}, of ISO 20022 such as {@code AC04}. */
    public static Optional<String> reason(String code) {
        Optional<String> found = nacha(code);
        return found.isPresent() ? found : isoReason(code);
    }

    /** Return codes ({@code R01} to {@code R90}) and change codes ({@code C01} to {@code C69}) of Nacha. */
    public static Optional<String> nacha(String code) {
        return NACHA.get().words(code);
    }

    /** Return and status reasons of ISO 20022, such as {@code AC04}. */
    public static Optional<String> isoReason(String code) {
        return REASONS.get().words(code);
    }

    /** States of a payment in ISO 20022, such as {@code RJCT}, results of the verification of payees included. */
    public static Optional<String> isoStatus(String code) {
        return STATUSES.get().words(code);
    }

    /** Transaction codes of Nacha, such as {@code 22}. */
    public static Optional<String> achTransaction(String code) {
        return ACH.get().words(code);
    }

    /** Type codes of BAI2, such as {@code 455}; what is known of its range for one that is not listed. */
    public static Optional<String> baiType(String code) {
        Optional<String> found = BAI.get().words(code);
        return found.isPresent() ? found : baiRange(code);
    }

    /** Transaction types of SWIFT, with or without the letter before them: {@code NTRF} and {@code TRF}. */
    public static Optional<String> swiftType(String code) {
        return SWIFT.get().words(code.length() == 4 ? code.substring(1) : code);
    }

    /** Transaction types of OFX, such as {@code DIRECTDEBIT}. */
    public static Optional<String> ofxType(String code) {
        return OFX.get().words(code);
    }

    private static Optional<String> baiRange(String code) {
        if (!code.matches("[0-9]{3}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(code);
        if (number < 100) {
            return Optional.of("balance");
        }
        return Optional.of(number < 400 ? "credit" : number < 700 ? "debit" : number < 800 ? "loan" : "bank-defined");
    }
}
