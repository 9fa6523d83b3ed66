package com.smartap.payments.statement.nacha;

import com.smartap.payments.statement.code.BankCodes;
import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.payment.ChangeNotice;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A notification of change, or its refusal: addenda 98.
 *
 * @param code such as {@code C02}
 * @param refusedCode the code of the notice that is refused
 * @param originalTrace the trace number of the entry it is about
 * @param data the corrected data as they stand
 */
record NachaChange(String code, @Nullable String refusedCode, String originalTrace, String data) {
    static NachaChange of(NachaRecord line) throws FieldException {
        String code = line.raw(4, 6);
        if (!code.matches("C[0-9]{2}")) {
            throw new FieldException("change code", code, "C and two digits; columns 4-6");
        }
        line.number("original entry trace number", 7, 21);
        boolean refusal = code.charAt(1) == '6';
        return new NachaChange(code, refusal ? line.textOrNull(65, 67) : null, line.raw(7, 21), line.raw(36, 64));
    }

    ChangeNotice notice(@Nullable String reference, @Nullable String name, @Nullable LocalDate date) {
        // A refused notice corrects nothing: its data are those that were refused.
        Map<String, String> corrected = code.charAt(1) == '6' ? Map.of() : CorrectedData.of(code, data);
        return new ChangeNotice(
                code,
                BankCodes.nacha(code).orElse(null),
                refusedCode,
                originalTrace,
                reference,
                name,
                date,
                corrected,
                data.stripTrailing());
    }
}
