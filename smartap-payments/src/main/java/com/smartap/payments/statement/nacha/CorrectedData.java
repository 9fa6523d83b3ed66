package com.smartap.payments.statement.nacha;

import com.smartap.payments.check.RoutingNumber;
import com.smartap.payments.statement.code.BankCodes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The corrected data of a notification of change. Positions are those of the rules; where a bank does not keep to them,
 * the data are split at blanks. A correction of several data is whole or empty.
 */
final class CorrectedData {
    private static final String ACCOUNT = "accountNumber";
    private static final String ROUTING = "routingNumber";
    private static final String CODE = "transactionCode";
    private static final int WIDTH = 29;

    private CorrectedData() {}

    /**
     * The data.
     *
     * @param code the change code
     * @param raw the 29 characters of the field
     * @return every datum that the code corrects; empty if one of them is missing or not valid
     */
    static Map<String, String> of(String code, String raw) {
        String data = raw.length() < WIDTH ? raw + " ".repeat(WIDTH - raw.length()) : raw;
        Map<String, String> fixed = switch (code) {
            case "C01" -> all(ACCOUNT, account(data.substring(0, 17), data.substring(17)));
            case "C02" -> all(ROUTING, routing(data.substring(0, 9), data.substring(9)));
            case "C03" ->
                all(
                        ROUTING,
                        routing(data.substring(0, 9), data.substring(9, 12)),
                        ACCOUNT,
                        account(data.substring(12), ""));
            case "C04" -> all("name", text(data.substring(0, 22)));
            case "C05" -> all(CODE, transaction(data.substring(0, 2), data.substring(2)));
            case "C06" ->
                all(
                        ACCOUNT,
                        account(data.substring(0, 17), data.substring(17, 20)),
                        CODE,
                        transaction(data.substring(20, 22), data.substring(22)));
            case "C07" ->
                all(
                        ROUTING,
                        routing(data.substring(0, 9), ""),
                        ACCOUNT,
                        account(data.substring(9, 26), ""),
                        CODE,
                        transaction(data.substring(26, 28), data.substring(28)));
            case "C09" -> all("identification", text(data.substring(0, 22)));
            default -> Map.of();
        };
        return fixed.isEmpty() ? split(code, data.strip().split(" +")) : fixed;
    }

    private static Map<String, String> split(String code, String[] parts) {
        return switch (code) {
            case "C01" -> parts.length == 1 ? all(ACCOUNT, account(parts[0], "")) : Map.of();
            case "C02" -> parts.length == 1 ? all(ROUTING, routing(parts[0], "")) : Map.of();
            case "C03" ->
                parts.length == 2 ? all(ROUTING, routing(parts[0], ""), ACCOUNT, account(parts[1], "")) : Map.of();
            case "C05" -> parts.length == 1 ? all(CODE, transaction(parts[0], "")) : Map.of();
            case "C06" ->
                parts.length == 2 ? all(ACCOUNT, account(parts[0], ""), CODE, transaction(parts[1], "")) : Map.of();
            case "C07" ->
                parts.length == 3
                        ? all(
                                ROUTING,
                                routing(parts[0], ""),
                                ACCOUNT,
                                account(parts[1], ""),
                                CODE,
                                transaction(parts[2], ""))
                        : parts.length == 2 && parts[0].length() > 9
                                ? all(
                                        ROUTING,
                                        routing(parts[0].substring(0, 9), ""),
                                        ACCOUNT,
                                        account(parts[0].substring(9), ""),
                                        CODE,
                                        transaction(parts[1], ""))
                                : Map.of();
            default -> Map.of();
        };
    }

    /** Names and values in turn; nothing if a value is missing. */
    private static Map<String, String> all(@Nullable String... pairs) {
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            String name = pairs[i];
            String value = pairs[i + 1];
            if (name == null || value == null) {
                return Map.of();
            }
            found.put(name, value);
        }
        return found;
    }

    private static @Nullable String account(String text, String blank) {
        String value = text.strip();
        return value.matches("[0-9A-Za-z-]{1,17}") && blank.isBlank() ? value : null;
    }

    private static @Nullable String routing(String text, String blank) {
        String value = text.strip();
        return RoutingNumber.isValid(value) && blank.isBlank() ? value : null;
    }

    private static @Nullable String transaction(String text, String blank) {
        String value = text.strip();
        return Optional.of(value)
                .filter(v -> blank.isBlank() && BankCodes.achTransaction(v).isPresent())
                .orElse(null);
    }

    private static @Nullable String text(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
