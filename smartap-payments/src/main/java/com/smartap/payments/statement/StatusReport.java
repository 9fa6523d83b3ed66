package com.smartap.payments.statement;

import static com.smartap.payments.statement.CamtFields.orNull;

import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.payment.PaymentAnswer.Level;
import com.smartap.spi.payment.StatementReader.Statement;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A status report: file, batches and payments, each told when its element has ended. */
final class StatusReport implements SafeXml.Sink {
    private static final String REPORT = "/CstmrPmtStsRpt";
    private static final String OLD_REPORT = "/pain.002.001.02";

    private final Feed feed;
    private final Supplier<String> position;
    private int root = -1;
    private @Nullable String id;
    private @Nullable LocalDate date;
    private StatusLevel file = new StatusLevel(Level.FILE, null);
    private @Nullable StatusLevel batch;
    private @Nullable StatusLevel payment;
    private int prefix;
    private boolean broken;
    private boolean batchTold;

    StatusReport(Feed feed, Supplier<String> position) {
        this.feed = feed;
        this.position = position;
    }

    @Override
    public void start(XmlPath path) throws FieldException {
        if (root < 0) {
            if (path.endsWith(REPORT) || path.endsWith(OLD_REPORT)) {
                root = path.length();
                file = new StatusLevel(Level.FILE, null);
            }
            return;
        }
        switch (path.below(root)) {
            case "/OrgnlGrpInfAndSts" -> begin();
            case "/OrgnlPmtInfAndSts" -> {
                begin();
                batch = new StatusLevel(Level.BATCH, file);
                batchTold = false;
            }
            case "/OrgnlPmtInfAndSts/TxInfAndSts", "/TxInfAndSts" -> {
                begin();
                tellBatch();
                payment = new StatusLevel(Level.PAYMENT, batch == null ? file : batch);
                prefix = path.length();
                broken = false;
            }
            default -> {}
        }
    }

    @Override
    public void end(XmlPath path, String text, @Nullable String currency) throws FieldException {
        if (root < 0) {
            return;
        }
        if (path.length() == root) {
            begin();
            feed.end(null, null);
            root = -1;
            id = null;
            date = null;
            return;
        }
        StatusLevel current = payment;
        if (current != null) {
            if (!broken) {
                inPayment(current, path, text, currency);
            }
            payment = path.length() == prefix ? null : current;
            return;
        }
        String own = path.below(root);
        switch (own) {
            case "/GrpHdr/MsgId" -> id = orNull(text);
            case "/GrpHdr/CreDtTm" -> date = CamtFields.day("GrpHdr/CreDtTm", text);
            case "/OrgnlGrpInfAndSts" -> {
                if (file.speaks()) {
                    feed.answer(file.answer());
                }
            }
            case "/OrgnlPmtInfAndSts" -> {
                tellBatch();
                batch = null;
            }
            default -> inLevel(own, path, text, currency);
        }
    }

    private void inLevel(String own, XmlPath path, String text, @Nullable String currency) throws FieldException {
        if (batch != null && own.startsWith("/OrgnlPmtInfAndSts/")) {
            batch.field(path.below(root + "/OrgnlPmtInfAndSts".length()), text, currency);
        } else if (own.startsWith("/OrgnlGrpInfAndSts/")) {
            file.field(path.below(root + "/OrgnlGrpInfAndSts".length()), text, currency);
        }
    }

    /** A payment that cannot be read is left out, if the handler wants the rest. */
    private void inPayment(StatusLevel current, XmlPath path, String text, @Nullable String currency) {
        try {
            if (path.length() == prefix) {
                feed.answer(current.answer());
            } else {
                current.field(path.below(prefix), text, currency);
            }
        } catch (FieldException e) {
            feed.problem(position.get(), e.words());
            broken = true;
        }
    }

    private void tellBatch() throws FieldException {
        if (batch != null && batch.speaks() && !batchTold) {
            batchTold = true;
            feed.answer(batch.answer());
        }
    }

    private void begin() throws FieldException {
        if (feed.isOpen()) {
            return;
        }
        if (id == null) {
            throw new FieldException("has a status report without id (GrpHdr/MsgId)");
        }
        feed.begin(new Statement("PAIN_002", id, null, null, date, date, null));
    }
}
