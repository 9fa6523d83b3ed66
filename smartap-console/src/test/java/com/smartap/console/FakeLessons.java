package com.smartap.console;

import com.smartap.core.ReviewReport;
import com.smartap.core.VendorLessons;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.purchasing.Vendor;
import com.smartap.spi.capture.LearnedLayout;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a console may have to show of learning. */
final class FakeLessons {
    /** What nobody may run as markup. */
    static final String HOSTILE = "right of \"<script>alert(1)</script>\"";

    private FakeLessons() {}

    /** Two versions, one of them in use, and two examples. */
    static VendorLessons of(Vendor vendor, Instant now) {
        return new VendorLessons(
                vendor.id(),
                vendor.name(),
                List.of(
                        new VendorLessons.Version(
                                2,
                                VendorLessons.State.ACTIVE,
                                "anchors",
                                List.of(
                                        new LearnedLayout.Rule(
                                                InvoiceField.INVOICE_NUMBER,
                                                "right of \"Our ref\", like \"RE-9999\"",
                                                3,
                                                0),
                                        new LearnedLayout.Rule(InvoiceField.DUE_DATE, HOSTILE, 2, 1)),
                                3,
                                "learned from the correction of invoice RE-1002 by carla",
                                now),
                        new VendorLessons.Version(
                                1,
                                VendorLessons.State.SUPERSEDED,
                                "anchors",
                                List.of(),
                                2,
                                "learned from the correction of invoice RE-1001 by carla; version 2 took its place",
                                now)),
                List.of(
                        new VendorLessons.Example(
                                new InvoiceId(new UUID(7, 1)),
                                "RE-1002",
                                VendorLessons.Kind.CORRECTED,
                                "carla",
                                now,
                                List.of(InvoiceField.INVOICE_NUMBER, InvoiceField.DUE_DATE)),
                        new VendorLessons.Example(
                                new InvoiceId(new UUID(7, 2)),
                                "RE-1003",
                                VendorLessons.Kind.APPROVED,
                                "cfo",
                                now,
                                List.of())),
                List.of(new VendorLessons.Key(VendorLessons.KeyKind.DOMAIN, "acme-tools.example", false)));
    }

    /** A period in which three of four invoices went straight through. */
    static ReviewReport report(Instant from, Instant to) {
        return new ReviewReport(
                from,
                to,
                10,
                6,
                2,
                2,
                List.of(new ReviewReport.FieldReport(
                        InvoiceField.INVOICE_NUMBER,
                        2,
                        7,
                        1,
                        0,
                        List.of(new ReviewReport.Band(0.7, 0.8, 1, 1), new ReviewReport.Band(0.9, 1.0, 6, 0)))));
    }
}
