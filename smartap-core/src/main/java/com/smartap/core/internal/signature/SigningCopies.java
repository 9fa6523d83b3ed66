package com.smartap.core.internal.signature;

import com.smartap.core.internal.document.StoredSource;
import com.smartap.core.internal.persistence.DocumentRow;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.SignatureRequestRow;
import com.smartap.core.internal.persistence.SignatureRows;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.approval.SignatureRequestId;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentId;
import com.smartap.model.document.DocumentState;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.esign.Signatory;
import com.smartap.spi.esign.SigningDocuments;
import com.smartap.spi.esign.SigningRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Makes and keeps the copies that are signed, and the requests around them. */
final class SigningCopies {
    private static final long MOST_BYTES = 200L * 1024 * 1024;

    private final UnitOfWork units;
    private final DocumentStore store;
    private final SigningDocuments documents;

    SigningCopies(UnitOfWork units, DocumentStore store, SigningDocuments documents) {
        this.units = units;
        this.store = store;
        this.documents = documents;
    }

    /** The copy of a request, made once: since the same request gives the same bytes, a crash leaves one. */
    void make(Actor system, SignatureRequestId id) throws IOException {
        SigningDocuments.Copy copy = units.read(system, tx -> {
            SignatureRequestRow request = new SignatureRows(tx.em(), tx.tenant()).row(id);
            InvoiceRow invoice = tx.invoices().row(new InvoiceId(request.invoiceId));
            DocumentRow original = new DocumentRows(tx.em(), tx.tenant()).row(new DocumentId(invoice.documentId));
            return new SigningDocuments.Copy(
                    source(original), SignedContent.mark(request), request.title, Json.list(request.facts));
        });
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream((int) copy.document().size() + 65_536);
        documents.prepare(copy, bytes);
        DocumentStore.Stored stored = store.put(new ByteArrayInputStream(bytes.toByteArray()), MOST_BYTES);
        units.run("signature.copy", system, tx -> {
            SignatureRequestRow request = new SignatureRows(tx.em(), tx.tenant()).row(id);
            if (request.copyId == null) {
                InvoiceRow invoice = tx.invoices().row(new InvoiceId(request.invoiceId));
                DocumentRows rows = new DocumentRows(tx.em(), tx.tenant());
                DocumentRow original = rows.row(new DocumentId(invoice.documentId));
                DocumentRow row = rows.add(
                        Document.Kind.SIGNING_COPY,
                        "to-sign-" + named(original),
                        "application/pdf",
                        stored,
                        DocumentState.FLATTENED,
                        tx.now());
                row.originalId = original.id;
                request.copyId = row.id;
                request.copyHash = stored.hash().hex();
                tx.audit(
                        "esign.copy-made",
                        "invoice",
                        invoice.id,
                        Map.of(
                                "requestId",
                                id.toString(),
                                "sha256",
                                stored.hash().hex()));
            }
        });
    }

    /** The request as a provider gets it; its copy has to be there. */
    SigningRequest request(Actor system, SignatureRequestId id) {
        return units.read(system, tx -> {
            SignatureRows rows = new SignatureRows(tx.em(), tx.tenant());
            SignatureRequestRow row = rows.row(id);
            if (row.copyId == null || row.copyHash == null) {
                throw new IllegalStateException("signature request %s has no copy yet".formatted(id));
            }
            DocumentRow copy = new DocumentRows(tx.em(), tx.tenant()).row(new DocumentId(row.copyId));
            List<Signatory> signatories = rows.signers(row.id).stream()
                    .map(signer -> new Signatory(signer.person, signer.name, signer.email))
                    .toList();
            return new SigningRequest(
                    row.id.toString(),
                    row.title,
                    source(copy),
                    new ContentHash(row.copyHash),
                    signatories,
                    "",
                    row.expiresAt);
        });
    }

    /** A stored document. */
    DocumentSource source(DocumentRow row) {
        return new StoredSource(store, new ContentHash(row.hash), row.name, row.size);
    }

    /** The name of a PDF that was made of a document. */
    static String named(DocumentRow original) {
        return original.name + (original.mediaType.equals("application/pdf") ? "" : ".pdf");
    }
}
