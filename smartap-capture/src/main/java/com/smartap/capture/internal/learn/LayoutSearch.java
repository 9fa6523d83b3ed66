package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.layout.Segment;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Learns everything that examples of one layout say, whether it helps or not. */
final class LayoutSearch {
    private static final List<InvoiceField> DATES = ValueKind.DATE.fields();
    private static final long MOST_DAYS = 400;
    private static final Pattern NUMERIC =
            Pattern.compile("(?<!\\d)(\\d{1,2})[-/.]\\s?\\d{1,2}[-/.]\\s?\\d{2,4}(?!\\d)");

    private LayoutSearch() {}

    /**
     * What the examples say.
     *
     * @param lessons at least one, of one layout
     * @param siblings examples of the vendor's other layouts: it writes dates and amounts alike on all of them
     */
    static LayoutRules of(List<Lesson> lessons, List<Lesson> siblings) {
        Habits habits = habits(lessons, siblings);
        List<Options> options =
                lessons.stream().map(lesson -> lesson.paper().options(habits)).toList();
        List<FieldRule> rules = new ArrayList<>();
        for (ValueKind kind : ValueKind.values()) {
            for (InvoiceField field : kind.fields()) {
                new RuleSearch(field, lessons, options).learn().ifPresent(rules::add);
            }
        }
        List<Constant> constants = new ArrayList<>();
        Constant.FIELDS.forEach(field -> Constant.of(field, lessons).ifPresent(constants::add));
        return new LayoutRules(
                Fingerprint.of(lessons),
                Identity.of(lessons),
                habits,
                rules,
                constants,
                dueDays(lessons),
                lessons.size(),
                TableSearch.of(lessons, options).orElse(null));
    }

    private static Habits habits(List<Lesson> lessons, List<Lesson> siblings) {
        String mark = decimalMark(lessons);
        Boolean month = monthFirst(lessons);
        return new Habits(mark == null ? decimalMark(siblings) : mark, month == null ? monthFirst(siblings) : month);
    }

    /** The decimal mark with which the right amounts are found more often; null if it makes no difference. */
    private static @Nullable String decimalMark(List<Lesson> lessons) {
        long point = sightings(lessons, ValueKind.AMOUNT.fields(), new Habits(".", null));
        long comma = sightings(lessons, ValueKind.AMOUNT.fields(), new Habits(",", null));
        return point == comma ? null : point > comma ? "." : ",";
    }

    /** What the dates that people confirmed are written like; null if none of them tells. */
    private static @Nullable Boolean monthFirst(List<Lesson> lessons) {
        int month = 0;
        int day = 0;
        for (Lesson lesson : lessons) {
            Options options = lesson.paper().options(Habits.UNKNOWN);
            for (InvoiceField field : DATES) {
                for (Sightings.Sighting sighting : Sightings.of(lesson, field, options)) {
                    Matcher parts =
                            NUMERIC.matcher(Segment.text(sighting.found().words()));
                    LocalDate right = (LocalDate) sighting.found().value();
                    if (parts.find() && right.getDayOfMonth() != right.getMonthValue()) {
                        boolean first = Integer.parseInt(parts.group(1)) == right.getMonthValue();
                        month += first ? 1 : 0;
                        day += first ? 0 : 1;
                    }
                }
            }
        }
        return month == day ? null : Boolean.valueOf(month > day);
    }

    private static long sightings(List<Lesson> lessons, List<InvoiceField> fields, Habits habits) {
        long count = 0;
        for (Lesson lesson : lessons) {
            Options options = lesson.paper().options(habits);
            count += fields.stream()
                    .filter(field -> !Sightings.of(lesson, field, options).isEmpty())
                    .count();
        }
        return count;
    }

    /** The days between the two dates, where they are the same on all examples that have both. */
    private static @Nullable Integer dueDays(List<Lesson> lessons) {
        Integer days = null;
        for (Lesson lesson : lessons) {
            Optional<Integer> own = days(lesson.right());
            if (own.isEmpty() || days != null && !days.equals(own.get())) {
                return null;
            }
            days = own.get();
        }
        return days;
    }

    private static Optional<Integer> days(InvoiceContent content) {
        if (content.invoiceDate() == null || content.dueDate() == null) {
            return Optional.empty();
        }
        long days = ChronoUnit.DAYS.between(content.invoiceDate(), content.dueDate());
        return days < 0 || days > MOST_DAYS ? Optional.empty() : Optional.of((int) days);
    }
}
