package com.smartap.payments.statement.csv;

import com.smartap.payments.statement.internal.FieldException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads dates of one form. */
final class CsvDates {
    private static final List<String> FORMS = List.of(
            "uuuu-M-d",
            "uuuu/M/d",
            "uuuu.M.d",
            "uuuuMMdd",
            "d.M.uuuu",
            "d.M.uu",
            "d/M/uuuu",
            "M/d/uuuu",
            "d/M/uu",
            "M/d/uu",
            "d-M-uuuu",
            "M-d-uuuu",
            "d-M-uu",
            "M-d-uu",
            "d MMM uuuu",
            "d-MMM-uuuu",
            "d MMM uu",
            "d-MMM-uu",
            "MMM d, uuuu",
            "ddMMuuuu");
    private static final int LONG_SPAN = 100;

    private final String form;
    private final DateTimeFormatter formatter;

    private CsvDates(String form) {
        this.form = form;
        formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(form)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** The form that an option gives. */
    static CsvDates of(String option) {
        return new CsvDates(java(option));
    }

    /** An option that is a form of dates. */
    static String checked(String option) {
        try {
            new CsvDates(java(option));
            return option;
        } catch (IllegalArgumentException e) {
            throw CsvOptions.wrong("dateFormat", option, "a form such as dd/MM/yyyy");
        }
    }

    /**
     * Decides by the dates of the first rows.
     *
     * @param american whether the month comes first where nothing else decides; null if that is not known
     * @throws FieldException if no form fits, or if day and month may be swapped
     */
    static CsvDates decide(List<String> dates, @Nullable Boolean american) throws FieldException {
        List<CsvDates> fitting = new ArrayList<>();
        for (String form : FORMS) {
            CsvDates candidate = new CsvDates(form);
            if (dates.stream().allMatch(candidate::fits)) {
                fitting.add(candidate);
            }
        }
        if (fitting.isEmpty()) {
            throw new FieldException(
                    "has dates of no known form, or of several (such as %s). Maybe give option dateFormat."
                            .formatted(dates.isEmpty() ? "none" : FieldException.shown(dates.get(0))));
        }
        CsvDates first = fitting.get(0);
        if (fitting.size() == 1
                || dates.stream()
                        .allMatch(
                                date -> first.quiet(date).equals(fitting.get(1).quiet(date)))) {
            return first;
        }
        // Statements are in order, and span weeks rather than years.
        List<CsvDates> inOrder =
                fitting.stream().filter(candidate -> candidate.isOrdered(dates)).toList();
        if (inOrder.size() == 1) {
            return inOrder.get(0);
        }
        List<CsvDates> brief = inOrder.stream()
                .filter(candidate -> candidate.span(dates) < LONG_SPAN)
                .toList();
        if (brief.size() == 1 && dates.size() > 2) {
            return brief.get(0);
        }
        if (american != null) {
            return fitting.stream()
                    .filter(candidate -> candidate.form.startsWith("M") == american)
                    .findFirst()
                    .orElse(first);
        }
        throw new FieldException(
                "has dates (%s) whose day and month may be swapped. Maybe give option dateFormat, such as dd/MM/yyyy."
                        .formatted(FieldException.shown(dates.get(0))));
    }

    LocalDate day(String field, String cell) throws FieldException {
        try {
            return quiet(cell);
        } catch (DateTimeException e) {
            throw new FieldException(field, cell, "a date of the form " + form.replace('u', 'y'));
        }
    }

    private boolean fits(String cell) {
        try {
            quiet(cell);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private LocalDate quiet(String cell) {
        return LocalDate.parse(withoutTime(cell), formatter);
    }

    private boolean isOrdered(List<String> dates) {
        boolean up = true;
        boolean down = true;
        for (int i = 1; i < dates.size(); i++) {
            LocalDate before = quiet(dates.get(i - 1));
            LocalDate day = quiet(dates.get(i));
            up &= !day.isBefore(before);
            down &= !day.isAfter(before);
        }
        return up || down;
    }

    private long span(List<String> dates) {
        return Math.abs(ChronoUnit.DAYS.between(quiet(dates.get(0)), quiet(dates.get(dates.size() - 1))));
    }

    /** The date of a moment. */
    private static String withoutTime(String cell) {
        return cell.replaceFirst("(?<=[0-9])[T ]\\s*[0-9]{1,2}:[0-9]{2}.*$", "");
    }

    private static String java(String option) {
        return option.replace('y', 'u')
                .replace("dd", "d")
                .replaceFirst("(?<!M)MM(?!M)", "M")
                .replaceFirst("^uuuuMd$", "uuuuMMdd")
                .replaceFirst("^dMuuuu$", "ddMMuuuu");
    }
}
