package com.smartap.docs;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.archive.PdfSealer;
import com.smartap.archive.SigningKey;
import com.smartap.core.ApprovalPolicy;
import com.smartap.core.LocalKeyProvider;
import com.smartap.core.PaymentSettings;
import com.smartap.core.Schema;
import com.smartap.core.SmartAp;
import com.smartap.core.SmartApBuilder;
import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.invoice.Invoice;
import com.smartap.payments.channel.FolderBankChannel;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.Originator;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Currency;
import java.util.Set;
import javax.sql.DataSource;

/** The code that the documents show; a test keeps the two equal. */
final class Snippets {
    private Snippets() {}

    static Invoice embed(Path file, Path data, Secret password) throws IOException {
        // tag::embed
        var key = SigningKey.selfSigned(data.resolve("seal.p12"), password, "Example Ltd", Clock.systemUTC());
        try (SmartAp smartAp = SmartAp.builder()
                .embedded(data)
                .documentStore(new FileSystemDocumentStore(data.resolve("documents")))
                .sealer(new PdfSealer(key))
                .build()) {
            smartAp.start();
            var clerk = Actor.of(TenantId.DEFAULT, "carla", "Carla Clerk", Role.CLERK);
            return smartAp.invoices().submit(clerk, DocumentSource.of(file));
        }
        // end::embed
    }

    static SmartAp production(
            DataSource dataSource, FileSystemDocumentStore store, PdfSealer sealer, Originator originator)
            throws IOException {
        // tag::production
        SmartApBuilder builder = SmartAp.builder()
                .dataSource(dataSource)
                .node("ap-1")
                .keys(LocalKeyProvider.at(Path.of("/etc/smartap/smartap.keys")))
                .documentStore(store)
                .sealer(sealer)
                .payments(PaymentSettings.of(originator).over(new FolderBankChannel(Path.of("/srv/bank"))));
        // end::production
        return builder.build();
    }

    static void schema() throws IOException {
        // tag::schema
        Files.writeString(Path.of("smartap.sql"), Schema.script("postgresql"));
        // end::schema
    }

    static int retry(SmartAp smartAp, Actor administrator) {
        // tag::retry-parked
        int queued = smartAp.events().retryParked(administrator);
        // end::retry-parked
        return queued;
    }

    static int replay(SmartAp smartAp, Actor administrator) {
        // tag::replay
        int queued = smartAp.events().replay(administrator, "my-subscriber", Set.of("invoice.approved"));
        // end::replay
        return queued;
    }

    static LocalKeyProvider rotate() {
        // tag::rotate
        var keys = LocalKeyProvider.rotated(Path.of("/etc/smartap/smartap.keys"));
        // end::rotate
        return keys;
    }

    static SmartApBuilder climbing(SmartApBuilder builder) {
        // tag::climbing
        builder.approvalPolicy(ApprovalPolicy.climbing(Currency.getInstance("USD")));
        // end::climbing
        return builder;
    }
}
