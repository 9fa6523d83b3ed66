package com.smartap.core.internal.statement;

import com.smartap.core.Statements;
import com.smartap.core.internal.persistence.BankCursorRow;
import com.smartap.core.internal.unit.Checkpoints;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.TenantId;
import com.smartap.spi.SmartApException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.BankChannel;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what the bank made available, books it, and only then moves on. */
public final class BankInbox {
    private static final Logger log = LoggerFactory.getLogger(BankInbox.class);

    private final UnitOfWork units;
    private final BankChannel channel;
    private final TenantId tenant;
    private final StatementImporter importer;
    private final Checkpoints checkpoints;

    public BankInbox(
            UnitOfWork units,
            BankChannel channel,
            TenantId tenant,
            StatementImporter importer,
            Checkpoints checkpoints) {
        this.units = units;
        this.channel = channel;
        this.tenant = tenant;
        this.importer = importer;
        this.checkpoints = checkpoints;
    }

    /** Fetches once. */
    public void fetch() {
        Actor system = Actor.system(tenant);
        String id = tenant + "/" + channel.id();
        String cursor = units.read(system, tx -> {
                    BankCursorRow row = tx.em().find(BankCursorRow.class, id);
                    return java.util.Optional.ofNullable(row == null ? null : row.position);
                })
                .orElse(null);
        checkpoints.reached("before call bank.receive");
        BankChannel.Inbox inbox = channel.receive(cursor);
        checkpoints.reached("after call bank.receive");
        if (inbox.files().isEmpty()) {
            return;
        }
        for (DocumentSource file : inbox.files()) {
            read(system, file);
        }
        units.run("bank.cursor", system, tx -> {
            BankCursorRow row = tx.em().find(BankCursorRow.class, id);
            if (row == null) {
                row = new BankCursorRow();
                row.id = id;
                row.tenant = tenant.value();
                row.position = inbox.cursor();
                row.updatedAt = tx.now();
                tx.em().persist(row);
            } else {
                row.position = inbox.cursor();
                row.updatedAt = tx.now();
            }
        });
    }

    private void read(Actor system, DocumentSource file) {
        try {
            Statements.Result result = importer.read(system, file, Statements.Reading.STRICT);
            log.info("bank file {} read: {}", file.name(), result.totals());
        } catch (SmartApException e) {
            if (e.retryable()) {
                throw e;
            }
            // A file that nobody can read must not keep the others from being read, nor be passed over in silence.
            log.error("bank file {} cannot be read; look at it and import it by hand", file.name(), e);
            units.run(
                    "bank.file-refused",
                    system,
                    tx -> tx.audit(
                            "bank.file-refused",
                            "bank-file",
                            file.name().length() > 64 ? file.name().substring(0, 64) : file.name(),
                            Map.of("reason", String.valueOf(e.getMessage()))));
        }
    }
}
