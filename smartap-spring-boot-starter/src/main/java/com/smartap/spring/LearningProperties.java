package com.smartap.spring;

import com.smartap.core.LearningSettings;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is learned from corrections.
 *
 * @param enabled Whether anything is learned from corrections.
 * @param examples How many examples of a vendor are kept, the latest ones, 2 to 100.
 * @param approved How many of them may be invoices that were approved as they were read.
 * @param lessonsPerPersonAndDay How many corrections of one person teach on one day (UTC).
 */
record LearningProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("20") int examples,
        @DefaultValue("5") int approved,
        @DefaultValue("200") int lessonsPerPersonAndDay) {

    LearningSettings toSettings(Problems problems) {
        LearningSettings made = problems.check(
                "learning",
                () -> new LearningSettings(enabled ? null : List.of(), examples, approved, lessonsPerPersonAndDay));
        return made == null ? LearningSettings.STANDARD : made;
    }
}
