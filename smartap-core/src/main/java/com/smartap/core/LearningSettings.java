package com.smartap.core;

import com.smartap.spi.Api;
import com.smartap.spi.capture.LayoutLearner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much is learned from corrections, and by whom.
 *
 * @param learners who learns; null for those on the class path, none for learning nothing
 * @param examples how many examples of a vendor are kept, the latest ones, 2 to 100
 * @param approved how many of them may be invoices that were approved as they were read, 0 up to {@code examples}
 * @param lessonsPerPersonAndDay how many corrections of one person teach on one day (UTC), 1 to 100000; further ones
 *     count as corrections, and teach nothing
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record LearningSettings(
        @Nullable List<LayoutLearner> learners, int examples, int approved, int lessonsPerPersonAndDay) {
    /** With what is on the class path: 20 examples a vendor, 5 of them approved ones, 200 lessons a person and day. */
    public static final LearningSettings STANDARD = new LearningSettings(null, 20, 5, 200);

    /** Learns nothing. */
    public static final LearningSettings NONE = new LearningSettings(List.of(), 20, 5, 200);

    /** Refuses numbers outside their ranges. */
    public LearningSettings {
        learners = learners == null ? null : List.copyOf(learners);
        between("examples", examples, 2, 100);
        between("approved", approved, 0, examples);
        between("lessonsPerPersonAndDay", lessonsPerPersonAndDay, 1, 100_000);
    }

    /** The same with one more learner that is given, in place of those on the class path. */
    public LearningSettings with(LayoutLearner learner) {
        List<LayoutLearner> more = new ArrayList<>(learners == null ? List.of() : learners);
        more.add(learner);
        return new LearningSettings(more, examples, approved, lessonsPerPersonAndDay);
    }

    /** The same with other limits. */
    public LearningSettings limits(int mostExamples, int mostApproved, int mostLessonsPerPersonAndDay) {
        return new LearningSettings(learners, mostExamples, mostApproved, mostLessonsPerPersonAndDay);
    }

    private static void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s (%d) must be %d to %d".formatted(name, value, least, most));
        }
    }
}
