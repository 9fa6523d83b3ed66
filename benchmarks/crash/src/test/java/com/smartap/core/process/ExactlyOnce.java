package com.smartap.core.process;

import static com.smartap.core.TestEngine.AUDITOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.core.AuditEntry;
import com.smartap.core.Invoices;
import com.smartap.core.SmartAp;
import com.smartap.core.bench.Sql;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.document.Document;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.payment.Payment;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.testkit.bank.BankPayment;
import com.smartap.testkit.bank.SimulatedBank;
import com.smartap.testkit.quickbooks.QuickBooksTwin;
import com.smartap.testkit.quickbooks.TwinAttachment;
import com.smartap.testkit.quickbooks.TwinBill;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Counts what came of many invoices, here and at the far side: everything once, nothing left over. */
final class ExactlyOnce {
    static final List<String> LIFE = List.of(
            "invoice.uploaded",
            "invoice.processed",
            "invoice.validated",
            "invoice.matched",
            "invoice.approved",
            "invoice.exported",
            "invoice.payable",
            "invoice.scheduled",
            "payment.completed",
            "invoice.paid",
            "invoice.archived");

    private final SmartAp engine;
    private final DataSource database;
    private final String run;

    ExactlyOnce(SmartAp engine, DataSource database, String run) {
        this.engine = engine;
        this.database = database;
        this.run = run;
    }

    void count(int expected, QuickBooksTwin erp, SimulatedBank bank) {
        List<Invoice> invoices = invoices();
        assertThat(invoices).as("invoices, %s", run).hasSize(expected);
        assertThat(invoices).extracting(Invoice::state).as("states, %s", run).containsOnly(InvoiceState.ARCHIVED);
        posted(invoices, erp);
        paid(invoices, bank);
        sealed(invoices);
        told(invoices);
        assertThat(engine.audit().verify(AUDITOR).problems())
                .as("audit chain, %s", run)
                .isEmpty();
        assertThat(engine.status().openDeliveries())
                .as("open deliveries, %s", run)
                .isZero();
        assertThat(engine.status().parkedDeliveries())
                .as("parked deliveries, %s", run)
                .isZero();
        assertThat(engine.status().unresolvedEffects())
                .as("unresolved effects, %s", run)
                .isZero();
        leftOver();
    }

    private List<Invoice> invoices() {
        List<Invoice> all = new ArrayList<>();
        PageRequest request = PageRequest.first(200);
        while (true) {
            Page<Invoice> page = engine.invoices().list(AUDITOR, Invoices.Query.ALL, request);
            all.addAll(page.items());
            if (page.next().isEmpty()) {
                return all;
            }
            request = new PageRequest(page.nextCursor(), 200);
        }
    }

    private void posted(List<Invoice> invoices, QuickBooksTwin erp) {
        assertThat(erp.bills()).as("bills in the ERP, %s", run).hasSize(invoices.size());
        assertThat(erp.attachments())
                .as("documents in the ERP, %s", run)
                .extracting(TwinAttachment::entityId)
                .containsExactlyInAnyOrderElementsOf(
                        erp.bills().stream().map(TwinBill::id).toList());
        Map<String, TwinBill> bills = erp.bills().stream().collect(Collectors.toMap(TwinBill::id, Function.identity()));
        for (Invoice invoice : invoices) {
            TwinBill bill = bills.remove(String.valueOf(invoice.billId()));
            assertThat(bill)
                    .as("bill of %s, %s", invoice.content().invoiceNumber(), run)
                    .isNotNull();
            assertThat(bill.docNumber()).isEqualTo(invoice.content().invoiceNumber());
            assertThat(bill.total()).isEqualByComparingTo(invoice.content().total());
        }
        assertThat(bills).as("bills of no invoice, %s", run).isEmpty();
    }

    private void paid(List<Invoice> invoices, SimulatedBank bank) {
        assertThat(bank.payments()).as("payments at the bank, %s", run).hasSize(invoices.size());
        Map<String, BankPayment> made = bank.payments().stream()
                .collect(Collectors.toMap(payment -> payment.reference().strip(), Function.identity()));
        for (Invoice invoice : invoices) {
            List<Payment> payments = engine.payments().of(AUDITOR, invoice.id());
            assertThat(payments).as("payments of %s, %s", invoice.id(), run).hasSize(1);
            BankPayment payment = made.remove(payments.get(0).reference());
            assertThat(payment).as("bank payment of %s, %s", invoice.id(), run).isNotNull();
            assertThat(payment.amount()).isEqualTo(invoice.total());
        }
        assertThat(made).as("payments of no invoice, %s", run).isEmpty();
        List<PaymentBatch> batches =
                engine.payments().list(AUDITOR, PageRequest.first(200)).items();
        assertThat(bank.files()).as("files at the bank, %s", run).hasSameSizeAs(batches);
        assertThat(batches)
                .extracting(PaymentBatch::state)
                .as("states of the batches, %s", run)
                .containsOnly(PaymentBatch.State.COMPLETED);
    }

    private void sealed(List<Invoice> invoices) {
        assertThat(invoices)
                .extracting(Invoice::sealedDocumentId)
                .as("sealed documents, %s", run)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        int documents = 0;
        PageRequest request = PageRequest.first(200);
        while (true) {
            Page<Document> page = engine.documents().list(AUDITOR, Document.Kind.SEALED_INVOICE, request);
            documents += page.items().size();
            if (page.next().isEmpty()) {
                break;
            }
            request = new PageRequest(page.nextCursor(), 200);
        }
        assertThat(documents).as("sealed documents, %s", run).isEqualTo(invoices.size());
        for (int i = 0; i < invoices.size(); i += 20) {
            assertThat(engine.documents()
                            .verify(AUDITOR, invoices.get(i).sealedDocumentId())
                            .problems())
                    .as("seal of %s, %s", invoices.get(i).id(), run)
                    .isEmpty();
        }
    }

    private void told(List<Invoice> invoices) {
        for (Invoice invoice : invoices) {
            List<String> actions = engine.invoices().timeline(AUDITOR, invoice.id()).stream()
                    .map(AuditEntry::action)
                    .filter(LIFE::contains)
                    .toList();
            assertThat(actions).as("timeline of %s, %s", invoice.id(), run).isEqualTo(LIFE);
        }
    }

    /** Looks into the tables themselves. */
    private void leftOver() {
        assertThat(Sql.count(database, "select count(*) from smartap_job where task_name = 'smartap-deliver'"))
                .as("jobs left over, %s", run)
                .isZero();
        assertThat(Sql.count(database, "select count(*) from smartap_delivery"))
                .as("deliveries left over, %s", run)
                .isZero();
        assertThat(new HashSet<>(Sql.column(database, "select distinct state from smartap_effect")))
                .as("states of effects, %s", run)
                .containsExactly("DONE");
        assertThat(Sql.count(
                        database,
                        "select count(*) from smartap_effect e where e.kind in ('post-bill', 'seal') and not exists"
                                + " (select 1 from smartap_invoice i where cast(i.id as varchar(64)) = e.subject_id)"))
                .as("effects of no invoice, %s", run)
                .isZero();
    }
}
