package com.smartap.spring.rest;

import com.smartap.core.Statements;
import com.smartap.spi.InvalidRequestException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a file from a bank is to be read, from parameters of the query or the form. */
final class StatementReading {
    private StatementReading() {}

    static Statements.Reading of(HttpServletRequest request) {
        String format = request.getParameter("format");
        boolean look = format == null || format.isBlank() || format.equals("auto");
        return new Statements.Reading(look ? null : format, lenient(request.getParameter("lenient")), options(request));
    }

    private static boolean lenient(@Nullable String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (!value.equals("true")) {
            throw new InvalidRequestException("lenient", "lenient (%s) must be true or false".formatted(value));
        }
        return true;
    }

    /** Taken as they are: a comma is a value of some of them. */
    private static Map<String, String> options(HttpServletRequest request) {
        Map<String, String> options = new HashMap<>();
        String[] given = request.getParameterValues("option");
        for (String option : given == null ? new String[0] : given) {
            int sign = option.indexOf('=');
            if (sign < 1) {
                throw new InvalidRequestException(
                        "option", "option (%s) must be a name, an equals sign and a value".formatted(option));
            }
            if (options.put(option.substring(0, sign), option.substring(sign + 1)) != null) {
                throw new InvalidRequestException(
                        "option", "option (%s) is given twice".formatted(option.substring(0, sign)));
            }
        }
        return options;
    }
}
