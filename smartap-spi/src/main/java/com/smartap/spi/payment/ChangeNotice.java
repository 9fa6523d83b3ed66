package com.smartap.spi.payment;

import com.smartap.model.Masked;
import com.smartap.spi.Api;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bank asks to correct data of later payments (a notification of change). No money moves: the payment it is about was
 * carried out. Bank data of a vendor is changed only the way a person's change is, with this notice as evidence.
 *
 * @param code such as {@code C02}; of a notice that was refused, the refusal's code, such as {@code C61}
 * @param meaning the code in words
 * @param refusedCode the code of the notice that was refused; null for a notice
 * @param originalTrace the trace number of the payment it is about
 * @param endToEndId our reference, as the bank reports it back
 * @param name the payee's name as the notice states it
 * @param date the day of the notice
 * @param corrected every datum that the code corrects, by {@code accountNumber}, {@code routingNumber}, {@code name},
 *     {@code transactionCode} or {@code identification}; empty if any of them cannot be read: never half a correction
 * @param raw the corrected data as it stands in the file
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ChangeNotice(
        String code,
        @Nullable String meaning,
        @Nullable String refusedCode,
        @Nullable String originalTrace,
        @Nullable String endToEndId,
        @Nullable String name,
        @Nullable LocalDate date,
        Map<String, String> corrected,
        String raw) {
    /** Copies the corrections. */
    public ChangeNotice {
        corrected = Map.copyOf(corrected);
    }

    /** Without the corrected data, which may be an account number. */
    @Override
    public String toString() {
        return "ChangeNotice[" + code + " " + originalTrace + " " + Masked.of(corrected.get("accountNumber")) + "]";
    }
}
