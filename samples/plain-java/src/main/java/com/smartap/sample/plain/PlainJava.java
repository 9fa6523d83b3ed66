package com.smartap.sample.plain;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.archive.PdfSealer;
import com.smartap.archive.SigningKey;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.secret.Secret;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Submits one PDF, waits until the engine needs a person, and prints what happened to it: all that SmartAP needs. */
public final class PlainJava {
    private static final Set<InvoiceState> WAITS_FOR_A_PERSON = Set.of(
            InvoiceState.NEEDS_REVIEW, InvoiceState.PENDING_APPROVAL, InvoiceState.DUPLICATE, InvoiceState.FAILED);

    private PlainJava() {}

    /** Takes a PDF, and a folder for data that is made if need be. */
    public static void main(String[] arguments) throws Exception {
        Path pdf = Path.of(arguments[0]);
        Path data = Path.of(arguments.length > 1 ? arguments[1] : "target/data-" + UUID.randomUUID());
        Actor clerk = Actor.of(TenantId.DEFAULT, "clerk", "Carla Clerk", Role.CLERK);
        Secret password = Secret.of(System.getenv().getOrDefault("SMARTAP_SEAL_PASSWORD", "demonstration"));
        try (SmartAp smartAp = SmartAp.builder()
                .embedded(data)
                .documentStore(new FileSystemDocumentStore(data.resolve("documents")))
                .sealer(new PdfSealer(
                        SigningKey.selfSigned(data.resolve("seal.p12"), password, "Plain Java", Clock.systemUTC())))
                .build()) {
            smartAp.start();
            Invoice invoice = smartAp.invoices().submit(clerk, DocumentSource.of(pdf));
            while (!WAITS_FOR_A_PERSON.contains(invoice.state())) {
                TimeUnit.MILLISECONDS.sleep(100);
                invoice = smartAp.invoices().get(clerk, invoice.id());
            }
            smartAp.invoices().timeline(clerk, invoice.id()).forEach(entry -> System.out.println(entry.action()));
            System.out.println(invoice.state() + " " + invoice.problems());
            System.out.println(invoice.content());
        }
    }
}
