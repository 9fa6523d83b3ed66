package com.smartap.core.internal.signature;

import com.smartap.core.internal.persistence.DocumentRow;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.SignatureRequestRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.ContentHash;
import com.smartap.model.document.DocumentId;
import com.smartap.spi.esign.SigningDocuments;
import java.nio.charset.StandardCharsets;

/** What a signature is about, as one hash: the received document, and the invoice as it was approved. */
final class SignedContent {
    private SignedContent() {}

    /** The hash of an invoice as it stands. */
    static ContentHash of(Tx tx, InvoiceRow row) {
        DocumentRow document = new DocumentRows(tx.em(), tx.tenant()).row(new DocumentId(row.documentId));
        String total = row.total == null ? "" : row.total.stripTrailingZeros().toPlainString();
        String text = String.join(
                "\n",
                row.id.toString(),
                String.valueOf(row.revision),
                document.hash,
                String.valueOf(row.vendorId),
                String.valueOf(row.purchaseOrderId),
                total,
                String.valueOf(row.currency),
                row.content);
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether an invoice still is what a request is about. */
    static boolean unchanged(Tx tx, InvoiceRow row, SignatureRequestRow request) {
        return of(tx, row).hex().equals(request.contentHash);
    }

    /** What ties a PDF to a request. */
    static SigningDocuments.Mark mark(SignatureRequestRow request) {
        return new SigningDocuments.Mark(request.id.toString(), new ContentHash(request.contentHash));
    }
}
