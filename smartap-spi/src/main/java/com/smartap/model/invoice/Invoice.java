package com.smartap.model.invoice;

import com.smartap.model.Money;
import com.smartap.model.document.DocumentId;
import com.smartap.model.matching.MatchResult;
import com.smartap.model.purchasing.PurchaseOrderId;
import com.smartap.model.purchasing.VendorId;
import com.smartap.model.risk.RiskAssessment;
import com.smartap.spi.Api;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as SmartAP knows it.
 *
 * @param id its id
 * @param version counts its changes; a change must name the version that it was decided upon
 * @param state where it stands
 * @param reason why it stands there, for states that a problem or a person brought about
 * @param content what it says
 * @param readings how each field was read; empty once a person has entered it
 * @param warnings what the reader found strange
 * @param problems why it needs review, one message a field or rule
 * @param documentId the document that was received
 * @param vendorId the vendor it was assigned to
 * @param purchaseOrderId the purchase order it was matched with
 * @param match what the comparison with the purchase order showed
 * @param risk what is suspicious about it
 * @param total the total as money, once validated
 * @param open what is still to be paid and not part of any payment, once validated
 * @param revision counts the times that content was changed by a person; names the bill in the ERP
 * @param submittedBy the id of the person who entered it
 * @param receivedAt when it was entered
 * @param updatedAt when it was last changed
 * @param billId the id of the bill in the ERP
 * @param sealedDocumentId the sealed rendering in the archive
 * @param part which part of the document it is; null for a whole document
 * @param learned what that was learned was used to read it; null for nothing
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Invoice(
        InvoiceId id,
        long version,
        InvoiceState state,
        @Nullable String reason,
        InvoiceContent content,
        Map<InvoiceField, FieldReading> readings,
        List<String> warnings,
        List<String> problems,
        DocumentId documentId,
        @Nullable VendorId vendorId,
        @Nullable PurchaseOrderId purchaseOrderId,
        @Nullable MatchResult match,
        @Nullable RiskAssessment risk,
        @Nullable Money total,
        @Nullable Money open,
        int revision,
        String submittedBy,
        Instant receivedAt,
        Instant updatedAt,
        @Nullable String billId,
        @Nullable DocumentId sealedDocumentId,
        @Nullable DocumentPart part,
        @Nullable LearnedUse learned) {
    /** Copies the collections. */
    public Invoice {
        readings = Map.copyOf(readings);
        warnings = List.copyOf(warnings);
        problems = List.copyOf(problems);
    }

    /** An invoice that is a whole document, and was read without anything that was learned. */
    public Invoice(
            InvoiceId id,
            long version,
            InvoiceState state,
            @Nullable String reason,
            InvoiceContent content,
            Map<InvoiceField, FieldReading> readings,
            List<String> warnings,
            List<String> problems,
            DocumentId documentId,
            @Nullable VendorId vendorId,
            @Nullable PurchaseOrderId purchaseOrderId,
            @Nullable MatchResult match,
            @Nullable RiskAssessment risk,
            @Nullable Money total,
            @Nullable Money open,
            int revision,
            String submittedBy,
            Instant receivedAt,
            Instant updatedAt,
            @Nullable String billId,
            @Nullable DocumentId sealedDocumentId) {
        this(
                id,
                version,
                state,
                reason,
                content,
                readings,
                warnings,
                problems,
                documentId,
                vendorId,
                purchaseOrderId,
                match,
                risk,
                total,
                open,
                revision,
                submittedBy,
                receivedAt,
                updatedAt,
                billId,
                sealedDocumentId,
                null,
                null);
    }

    /** The confidence of the least certain field that was read; 1 where a person entered everything. */
    public double lowestConfidence() {
        return readings.values().stream()
                .mapToDouble(FieldReading::confidence)
                .min()
                .orElse(1);
    }

    /** How a field was read. */
    public Optional<FieldReading> reading(InvoiceField field) {
        return Optional.ofNullable(readings.get(field));
    }
}
