package com.smartap.core.internal.learning;

import com.smartap.core.Learning;
import com.smartap.core.LearningSettings;
import com.smartap.core.internal.event.Subscription;
import com.smartap.core.internal.invoice.Lessons;
import com.smartap.core.internal.invoice.PaperWords;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.spi.capture.LayoutLearner;
import java.util.List;

/** Everything that learning needs, put together once for an engine. */
public final class LearningParts {
    private final LayoutReading reading;
    private final LessonSubscription subscription;
    private final LearningService service;

    public LearningParts(LearningSettings settings, List<LayoutLearner> given, UnitOfWork units, PaperWords words) {
        Learners learners = new Learners(given);
        boolean learning = !learners.none();
        this.reading = new LayoutReading(units, learners);
        this.subscription = new LessonSubscription(
                new ExampleKeeper(units, words, settings, learning), new LayoutTeacher(units, learners), learning);
        this.service = new LearningService(units, settings, learning);
    }

    /** What was learned, for whoever reads. */
    public Lessons lessons() {
        return reading;
    }

    /** What learns after the fact. */
    public Subscription subscription() {
        return subscription;
    }

    /** What people do. */
    public Learning learning() {
        return service;
    }
}
