package com.smartap.console;

import com.smartap.core.ApprovalPolicy;
import com.smartap.core.Approvals;
import com.smartap.core.Audit;
import com.smartap.core.AuditEntry;
import com.smartap.core.Checkpoint;
import com.smartap.core.Configuration;
import com.smartap.core.Documents;
import com.smartap.core.EngineStatus;
import com.smartap.core.Erp;
import com.smartap.core.Events;
import com.smartap.core.Idempotency;
import com.smartap.core.Invoices;
import com.smartap.core.Learning;
import com.smartap.core.MatchPolicy;
import com.smartap.core.Payments;
import com.smartap.core.PurchaseOrders;
import com.smartap.core.SignaturePolicy;
import com.smartap.core.Signatures;
import com.smartap.core.SigningRoom;
import com.smartap.core.SmartAp;
import com.smartap.core.Statements;
import com.smartap.core.Vendors;
import com.smartap.model.Page;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An engine that holds what a test gives it, answers lists and single things, notes what it is asked to do, and fails
 * when it is told to..
 */
public final class FakeSmartAp implements SmartAp {
    final FakeWorld world = new FakeWorld();
    /** What was asked of the engine, such as {@code approve [id] version 3: comment}. */
    final List<String> calls = new ArrayList<>();
    /** Thrown by the next call that changes something. */
    @Nullable
    RuntimeException next;

    @Override
    public void start() {}

    @Override
    public void close() {}

    @Override
    public Invoices invoices() {
        return service(
                Invoices.class,
                "submitAll correct resubmit reject hold release retry withdraw",
                (method, args) -> switch (method) {
                    case "get" -> world.invoice(args[1]);
                    case "list" -> Page.single(world.find((Invoices.Query) args[1]));
                    case "countByState" -> counts();
                    case "oldest" -> world.after((Invoices.Query) args[1], args[2]);
                    case "words" -> world.words;
                    case "timeline" -> world.timeline;
                    case "reading" -> Optional.empty();
                    case "review" -> FakeLessons.report((Instant) args[1], (Instant) args[2]);
                    case "submitAll" -> {
                        read((DocumentSource) args[1]);
                        yield world.submission();
                    }
                    default -> world.invoice(args[1]);
                });
    }

    @Override
    public Learning learning() {
        return service(Learning.class, "remove restore dropExample relearn", (method, args) -> switch (method) {
            case "enabled" -> true;
            case "list" -> Page.single(List.of(FakeLessons.of(world.vendor, world.now)));
            case "export" -> "{}";
            case "relearn" -> true;
            default -> FakeLessons.of(world.vendor, world.now);
        });
    }

    @Override
    public Vendors vendors() {
        return service(
                Vendors.class,
                "create update",
                (method, args) -> method.equals("list") ? Page.single(List.of(world.vendor)) : world.vendor);
    }

    @Override
    public PurchaseOrders purchaseOrders() {
        return service(
                PurchaseOrders.class,
                "create",
                (method, args) -> method.equals("list") ? Page.single(List.of(world.order)) : world.order);
    }

    @Override
    public Approvals approvals() {
        return service(Approvals.class, "approve reject escalate approveAll", (method, args) -> switch (method) {
            case "queue" -> Page.single(world.tasks());
            case "of" -> world.approvals;
            case "approveAll" -> world.outcomes((List<?>) args[1]);
            default -> world.approvals.get(0);
        });
    }

    @Override
    public Signatures signatures() {
        return service(Signatures.class, "demand remind cancel refresh link", (method, args) -> switch (method) {
            case "enabled" -> true;
            case "policy" -> Optional.of(SignaturePolicy.standard(FakeWorld.USD));
            case "list" -> Page.single(world.requests((Signatures.Query) args[1]));
            case "of" ->
                world.requests(Signatures.Query.ALL).stream()
                        .filter(request -> request.invoiceId().equals(args[1]))
                        .toList();
            case "link" ->
                new Signatures.Link(Secret.of(FakeWorld.LINK), args[2] == null ? "cfo" : (String) args[2], world.now);
            case "room" -> room();
            case "demand" -> true;
            default -> world.request(args[1]);
        });
    }

    private SigningRoom room() {
        return service(SigningRoom.class, "sign decline", (method, args) -> {
            if (!((Secret) args[0]).reveal().equals(FakeWorld.LINK) || world.linkUsed) {
                throw new NotFoundException("this link works no more");
            }
            boolean act = method.equals("sign") || method.equals("decline");
            world.linkUsed = act;
            return method.equals("document") ? new ByteArrayInputStream(world.pdf) : world.visit(act);
        });
    }

    @Override
    public Erp erp() {
        return service(Erp.class, "sync", (method, args) -> switch (method) {
            case "connections" -> List.of(world.connection);
            case "syncLog" -> Page.single(world.syncs);
            case "test" -> new com.smartap.spi.connector.ConnectionTest("Twin", "");
            default -> List.of();
        });
    }

    @Override
    public Payments payments() {
        return service(Payments.class, "build release cancel confirmHandOver", (method, args) -> switch (method) {
            case "payable" -> Page.single(world.find(Invoices.Query.in(InvoiceState.READY_FOR_PAYMENT)));
            case "list" -> Page.single(List.of(world.batch));
            case "of" -> List.of();
            case "notes" -> new Payments.Notes("clerk", world.now, List.of(world.note));
            case "file" -> world.document;
            default -> world.batch;
        });
    }

    @Override
    public Statements statements() {
        return service(Statements.class, "read", (method, args) -> switch (method) {
            case "entries" -> Page.single(world.entries);
            case "list" -> Page.single(List.of(world.statement));
            case "answers" -> Page.single(List.of(world.answer));
            case "changes" -> Page.single(List.of(world.change));
            case "read" ->
                new Statements.Result(
                        new Payments.StatementImport(1, 2, 0, 1, 0, 1, true),
                        List.of(new Statements.StatementRead(world.statement, false)),
                        List.of(),
                        List.of());
            default -> world.statement;
        });
    }

    @Override
    public Documents documents() {
        return service(Documents.class, "", (method, args) -> switch (method) {
            case "list" -> Page.single(List.of(world.document, world.sealed, world.hostile, world.mail));
            case "contents" ->
                world.mail.id().equals(args[1]) ? world.contents : new Documents.Contents(List.of(), List.of());
            case "open" -> new ByteArrayInputStream(world.bytes(args[1]));
            case "verify" ->
                new Documents.Verification(
                        new DocumentSealer.SealVerification(
                                true, "PAdES-B-B", "CN=SmartAP", world.now, true, null, List.of()),
                        true,
                        List.of());
            default -> world.document(args[1]);
        });
    }

    @Override
    public Events events() {
        throw new UnsupportedOperationException("the console does not read events");
    }

    @Override
    public Audit audit() {
        return service(
                Audit.class, "list verify checkpoint prove export report erase", (method, args) -> switch (method) {
                    case "verify" -> new Audit.Verification(true, true, true, 12, "ab".repeat(32), 1, List.of());
                    case "checkpoints" -> Page.single(List.of(world.checkpoint, world.firstCheckpoint));
                    case "checkpoint" -> world.checkpoint;
                    case "prove" ->
                        args.length == 3
                                ? new Audit.ConsistencyProof(
                                        (Long) args[1],
                                        "01".repeat(32),
                                        (Long) args[2],
                                        "02".repeat(32),
                                        List.of("03".repeat(32)))
                                : new Audit.InclusionProof(
                                        (Long) args[1],
                                        "{\"action\":\"<b>\"}",
                                        "04".repeat(32),
                                        List.of("05".repeat(32)),
                                        world.checkpoint);
                    case "export", "report" -> write((OutputStream) args[args.length - 1]);
                    case "erase" -> new Audit.Erasure("person:4711", 3);
                    case "segments" -> List.of(new Audit.Segment(1, 256, "cd".repeat(32)));
                    default -> Page.<AuditEntry>single(world.timeline);
                });
    }

    private Checkpoint write(OutputStream out) {
        try {
            out.write("%PDF-fake".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return world.checkpoint;
    }

    @Override
    public Idempotency idempotency() {
        throw new UnsupportedOperationException("the console has no keys");
    }

    @Override
    public EngineStatus status() {
        return new EngineStatus(true, "test", 0, 0, null, 0);
    }

    @Override
    public Configuration configuration() {
        return new Configuration(
                ApprovalPolicy.climbing(java.util.Currency.getInstance("USD")),
                MatchPolicy.STANDARD,
                ReadLimits.DEFAULT,
                List.of("nacha-ccd"),
                null,
                List.of("pdf-text"),
                List.of("quickbooks"));
    }

    private Map<InvoiceState, Long> counts() {
        Map<InvoiceState, Long> counts = new HashMap<>();
        for (Invoice invoice : world.invoices) {
            counts.merge(invoice.state(), 1L, Long::sum);
        }
        return counts;
    }

    private static void read(DocumentSource document) {
        try {
            document.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T service(Class<T> type, String changing, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (List.of(changing.split(" ")).contains(method.getName())) {
                calls.add(method.getName() + " " + java.util.Arrays.asList(args).subList(1, args.length));
                RuntimeException failure = next;
                next = null;
                if (failure != null) {
                    throw failure;
                }
            }
            Object result = answer.to(method.getName(), args);
            if (method.getReturnType() == void.class) {
                return null;
            }
            if (result == null) {
                throw new NotFoundException("There is no such thing.");
            }
            return result;
        }));
    }

    private interface Answer {
        Object to(String method, Object[] args);
    }
}
