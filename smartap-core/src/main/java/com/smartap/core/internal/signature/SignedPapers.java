package com.smartap.core.internal.signature;

import com.smartap.core.SignatureRequest;
import com.smartap.core.SignatureRequest.Ending;
import com.smartap.core.internal.persistence.DocumentRow;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.SignatureRequestRow;
import com.smartap.core.internal.persistence.SignatureRows;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.approval.SignatureRequestId;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentId;
import com.smartap.model.document.DocumentState;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.SigningDocuments;
import com.smartap.spi.esign.SigningStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Fetches signed PDFs, has them judged, and takes in those that count; a request whose PDF does not count is refused. */
final class SignedPapers {
    private static final int MOST_BYTES = 100 * 1024 * 1024;

    private final UnitOfWork units;
    private final DocumentStore store;
    private final SigningCopies copies;
    private final SigningDocuments documents;

    SignedPapers(UnitOfWork units, DocumentStore store, SigningCopies copies, SigningDocuments documents) {
        this.units = units;
        this.store = store;
        this.copies = copies;
        this.documents = documents;
    }

    /** A fetched PDF, and what it is worth. */
    record Paper(byte[] bytes, SigningDocuments.Verdict verdict) {}

    /** Fetches the signed PDF of a request. */
    Paper fetch(Actor system, ESignGateway gateway, SignatureRequest request, String providerId) throws IOException {
        Bounded out = new Bounded();
        gateway.download(providerId, out);
        byte[] bytes = out.bytes.toByteArray();
        DocumentSource copy = copies.request(system, request.id()).document();
        SigningDocuments.Mark mark =
                units.read(system, tx -> SignedContent.mark(new SignatureRows(tx.em(), tx.tenant()).row(request.id())));
        return new Paper(bytes, documents.check(DocumentSource.of("signed.pdf", bytes), copy, mark));
    }

    /** Takes in what counts, and ends the request; all in one unit of work, but for the bytes, which the store keeps once. */
    void takeIn(Actor system, SignatureRequestId id, Paper paper, SigningStatus status) throws IOException {
        if (!paper.verdict().counts()) {
            refuse(system, id, paper);
            return;
        }
        DocumentStore.Stored stored = store.put(new ByteArrayInputStream(paper.bytes()), MOST_BYTES);
        units.run("signature.signed", system, tx -> {
            SignatureRequestRow row = new SignatureRows(tx.em(), tx.tenant()).row(id);
            if (row.ending != null) {
                return;
            }
            SignatureProgress.note(tx, row, status);
            InvoiceRow invoice = tx.invoices().row(new InvoiceId(row.invoiceId));
            DocumentRows rows = new DocumentRows(tx.em(), tx.tenant());
            DocumentRow original = rows.row(new DocumentId(invoice.documentId));
            DocumentRow signed = rows.add(
                    Document.Kind.SIGNED_INVOICE,
                    "signed-" + SigningCopies.named(original),
                    "application/pdf",
                    stored,
                    DocumentState.ESIGNED,
                    tx.now());
            signed.originalId = original.id;
            row.signedId = signed.id;
            row.signedHash = stored.hash().hex();
            if (row.endingWanted == Ending.VOIDED || !SignedContent.unchanged(tx, invoice, row)) {
                SignatureEndings.end(tx, row, Ending.VOIDED, "the invoice changed before the last signature");
            } else {
                audit(tx, row, paper);
                SignatureEndings.end(tx, row, Ending.SIGNED, null);
            }
        });
    }

    private static void audit(Tx tx, SignatureRequestRow row, Paper paper) {
        tx.audit(
                "esign.taken-in",
                "invoice",
                row.invoiceId,
                Map.of(
                        "requestId", row.id.toString(),
                        "signedSha256", String.valueOf(row.signedHash),
                        "copySha256", String.valueOf(row.copyHash),
                        "held", paper.verdict().held().name(),
                        "signers", String.valueOf(paper.verdict().signatures().size())));
    }

    /** What the provider calls signed does not count: somebody has to look, and an approval by hand takes its place. */
    private void refuse(Actor system, SignatureRequestId id, Paper paper) {
        String problems = paper.verdict().problems().isEmpty()
                ? "it does not hold our document, or no valid signature"
                : String.join("; ", paper.verdict().problems());
        units.run("signature.not-counted", system, tx -> {
            SignatureRequestRow row = new SignatureRows(tx.em(), tx.tenant()).row(id);
            if (row.ending == null) {
                tx.happened(
                        "invoice",
                        row.invoiceId,
                        "esign.not-counted",
                        Map.of(
                                "requestId", id.toString(),
                                "sha256", ContentHash.of(paper.bytes()).hex(),
                                "problems", problems));
                Ending ending = row.endingWanted == null ? Ending.REFUSED : row.endingWanted;
                SignatureEndings.end(tx, row, ending, "the signed PDF does not count: " + problems);
            }
        });
    }

    /** Refuses what grows without end. */
    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            room(1);
            bytes.write(b);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            room(length);
            bytes.write(buffer, offset, length);
        }

        private void room(int more) {
            if (bytes.size() + more > MOST_BYTES) {
                throw new ConnectorException(
                        ErrorCode.CONNECTOR_PROTOCOL,
                        "the signed PDF has more than %d bytes".formatted(MOST_BYTES),
                        false,
                        null,
                        null);
            }
        }
    }
}
