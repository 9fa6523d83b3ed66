package com.smartap.payments.check;

import com.smartap.spi.Api;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Routing numbers of banks in the United States (ABA): nine digits, of which the last is a check digit. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class RoutingNumber {
    private static final int LENGTH = 9;
    private static final int[] WEIGHTS = {3, 7, 1, 3, 7, 1, 3, 7, 1};

    private RoutingNumber() {}

    /** Whether a number has nine digits, a known district and the right check digit. */
    public static boolean isValid(@Nullable String number) {
        return problem(number).isEmpty();
    }

    /** What is wrong with a number, in words that can follow its field's name; empty if nothing is. */
    public static Optional<String> problem(@Nullable String number) {
        if (number == null || number.isEmpty()) {
            return Optional.of("is missing");
        }
        if (number.length() != LENGTH || !Digits.only(number)) {
            return Optional.of("(%s) must have nine digits".formatted(number));
        }
        int district = Integer.parseInt(number, 0, 2, 10);
        boolean known = district <= 12
                || (district >= 21 && district <= 32)
                || (district >= 61 && district <= 72)
                || district == 80;
        if (!known || number.equals("000000000")) {
            return Optional.of(
                    "(%s) belongs to no bank: it must begin with 00-12, 21-32, 61-72 or 80".formatted(number));
        }
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return sum % 10 == 0
                ? Optional.empty()
                : Optional.of("(%s) has a wrong check digit. Maybe two digits were swapped.".formatted(number));
    }
}
