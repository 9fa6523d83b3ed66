package com.smartap.payments.statement.bai;

import com.smartap.payments.statement.internal.FieldException;
import java.util.Set;

/** What the type codes of BAI2 say about the direction of money. */
final class BaiTypes {
    private static final Set<String> RETURNS = Set.of("255", "257", "555", "557");

    private BaiTypes() {}

    /** 1 for money in, -1 for money out, 0 for no money. */
    static int direction(String type) throws FieldException {
        if (!type.matches("[0-9]{3}")) {
            throw new FieldException("type code", type, "three digits");
        }
        int number = Integer.parseInt(type);
        if (number == 890 || number < 100) {
            return 0;
        }
        if (number < 400) {
            return 1;
        }
        if (number < 700) {
            return -1;
        }
        if (number < 800) {
            return number < 760 ? 1 : -1; // loans: payments in, disbursements out
        }
        return number < 920 ? 0 : number < 960 ? 1 : -1;
    }

    /** Whether the direction is the bank's own, for no standard gives it. */
    static boolean isOwn(String type) {
        return type.charAt(0) == '7' || type.charAt(0) == '8' || type.charAt(0) == '9';
    }

    /** Whether something came back. */
    static boolean isReturn(String type) {
        return RETURNS.contains(type);
    }
}
