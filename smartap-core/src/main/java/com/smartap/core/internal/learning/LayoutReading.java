package com.smartap.core.internal.learning;

import com.smartap.core.internal.invoice.FieldValues;
import com.smartap.core.internal.invoice.Lessons;
import com.smartap.core.internal.persistence.Domains;
import com.smartap.core.internal.persistence.LayoutRow;
import com.smartap.core.internal.persistence.VendorRow;
import com.smartap.core.internal.recognition.VendorRecognition;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.invoice.DocumentPart;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.LearnedUse;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.DocumentException;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.LearnedLayout;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recognises the vendor of a document, and reads it by what was learned about that vendor. */
final class LayoutReading implements Lessons {
    private static final Logger log = LoggerFactory.getLogger(LayoutReading.class);

    private final UnitOfWork units;
    private final Learners learners;

    LayoutReading(UnitOfWork units, Learners learners) {
        this.units = units;
        this.learners = learners;
    }

    @Override
    public Applied apply(Actor system, CandidateInvoice read, Supplier<List<WordPage>> words) {
        Pages pages = new Pages(read, words);
        if (units.read(system, tx -> VendorRecognition.needsDomains(tx, read.content()))) {
            // Words are read between two looks into the database, never during one.
            pages.look();
        }
        Optional<LayoutRow> active = units.read(system, tx -> inUse(tx, read, pages.domains()));
        return active.map(layout -> by(layout, read, pages)).orElseGet(() -> pages.applied(read, null));
    }

    private Optional<LayoutRow> inUse(Tx tx, CandidateInvoice read, Set<String> domains) {
        LessonRows lessons = new LessonRows(tx.em(), tx.tenant());
        if (learners.none() || !lessons.anyActive()) {
            return Optional.empty();
        }
        List<VendorRow> vendors = VendorRecognition.find(tx, read.content(), () -> domains);
        return vendors.size() == 1 ? lessons.active(vendors.get(0).id) : Optional.empty();
    }

    private Applied by(LayoutRow layout, CandidateInvoice read, Pages pages) {
        List<WordPage> own = pages.own();
        if (own.isEmpty()) {
            return pages.applied(read, null);
        }
        int shift = PartPages.shift(pages.part);
        LearnedLayout learned = new LearnedLayout(layout.learner, layout.body, List.of());
        Optional<CandidateInvoice> shown = learners.read(learned, own, PartPages.shifted(read, -shift))
                .map(candidate -> PartPages.shifted(candidate, shift));
        if (shown.isEmpty()) {
            pages.warn(
                    "LEARNED: what was learned about this vendor (version %d) could not be used; the invoice was read without it"
                            .formatted(layout.number));
            return pages.applied(read, null);
        }
        List<InvoiceField> fields = Stream.of(InvoiceField.values())
                .filter(field -> differs(read, shown.get(), field))
                .toList();
        return fields.isEmpty()
                ? pages.applied(read, null)
                : pages.applied(shown.get(), new LearnedUse(new VendorId(layout.vendorId), layout.number, fields));
    }

    private static boolean differs(CandidateInvoice one, CandidateInvoice other, InvoiceField field) {
        return !FieldValues.same(one.content(), other.content(), field)
                || !Objects.equals(one.readings().get(field), other.readings().get(field));
    }

    /** The pages of an invoice, read once and only if somebody asks. */
    private static final class Pages {
        private final @Nullable DocumentPart part;
        private final Supplier<List<WordPage>> words;
        private final List<String> warnings = new ArrayList<>();
        private @Nullable List<WordPage> own;
        private @Nullable Set<String> domains;

        Pages(CandidateInvoice read, Supplier<List<WordPage>> words) {
            CandidateInvoice.Part given = read.part();
            this.part = given == null
                    ? null
                    : new DocumentPart(given.number(), given.of(), given.where(), given.firstPage(), given.lastPage());
            this.words = words;
        }

        List<WordPage> own() {
            if (own == null) {
                try {
                    own = PartPages.of(words.get(), part);
                } catch (DocumentException e) {
                    log.warn("the words of a document could not be read: {}", e.getMessage());
                    warn("LEARNED: the words on the pages could not be read again, so that nothing learned was used");
                    own = List.of();
                }
            }
            return own;
        }

        void look() {
            domains = Domains.in(own().stream()
                    .flatMap(page -> page.words().stream())
                    .map(PlacedWord::text)
                    .toList());
        }

        Set<String> domains() {
            return domains == null ? Set.of() : domains;
        }

        void warn(String sentence) {
            warnings.add(sentence);
        }

        Applied applied(CandidateInvoice shown, @Nullable LearnedUse use) {
            return new Applied(shown, use, domains, List.copyOf(warnings));
        }
    }
}
