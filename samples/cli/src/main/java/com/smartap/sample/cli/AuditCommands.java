package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.archive.PdfSealer;
import com.smartap.core.Checkpoint;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.sample.audit.AuditVerifier;
import com.smartap.spi.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands of {@code audit}. */
final class AuditCommands {
    private AuditCommands() {}

    /** An engine's folder. */
    static final class Folder {
        @Option(
                names = "--dir",
                required = true,
                paramLabel = "DIR",
                description = "The folder of an embedded database, or that of a demo; nobody else may have it open.")
        private Path folder = Path.of("");

        @Option(names = "--tenant", paramLabel = "TENANT", description = "The tenant. Default: ${DEFAULT-VALUE}.")
        private String tenant = "default";

        @Option(
                names = "--as",
                paramLabel = "PERSON",
                description = "Who asks, for the record. Default: ${DEFAULT-VALUE}.")
        private String person = "auditor";

        /** Opens it, without starting any work. */
        SmartAp open(Session session) throws IOException {
            Path database = Files.isDirectory(folder.resolve("database")) ? folder.resolve("database") : folder;
            if (!Files.isRegularFile(database.resolve("smartap.mv.db"))) {
                throw new InvalidRequestException("dir", "%s holds no database of SmartAP".formatted(folder));
            }
            return SmartAp.builder()
                    .embedded(database)
                    .documentStore(new FileSystemDocumentStore(folder.resolve("documents")))
                    .sealer(new PdfSealer(Keys.demonstration(session)))
                    .clock(session.clock())
                    .build();
        }

        Actor actor() {
            return Actor.of(new TenantId(tenant), person, person, Role.AUDITOR);
        }
    }

    @Command(name = "export", description = "Writes an audit log as a ZIP that can be verified without SmartAP.")
    static final class Export implements Callable<Integer> {
        private final Session session;

        @Mixin
        private Folder folder = new Folder();

        @Option(names = "--out", required = true, paramLabel = "FILE", description = "The ZIP.")
        private Path out = Path.of("");

        Export(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws IOException {
            try (SmartAp engine = folder.open(session)) {
                var written = OutputFile.write(out, file -> engine.audit().export(folder.actor(), file));
                Checkpoint checkpoint = written.result();
                session.result(Json.object()
                        .put("file", out.toString())
                        .put("records", checkpoint.size())
                        .put("root", checkpoint.root())
                        .put("checkpoint", checkpoint.note())
                        .put("sha256", written.hash().hex()));
            }
            return 0;
        }
    }

    @Command(
            name = "verify",
            description = "Verifies an exported audit log, without the engine. Exit 1 when it is not intact.")
    static final class Verify implements Callable<Integer> {
        private final Session session;

        @Parameters(paramLabel = "FILE", description = "The ZIP, or the folder that it was unpacked to.")
        private Path file = Path.of("");

        @Option(
                names = "--checkpoint",
                paramLabel = "FILE",
                description = "A checkpoint that was kept elsewhere; may be given several times.")
        private List<Path> checkpoints = new ArrayList<>();

        @Option(
                names = "--key",
                paramLabel = "FILE",
                description = "The public key, got another way than in the export.")
        private @Nullable Path key;

        Verify(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws IOException {
            List<String> trusted = new ArrayList<>();
            for (Path checkpoint : checkpoints) {
                trusted.add(Files.readString(checkpoint));
            }
            AuditVerifier.Finding found =
                    AuditVerifier.verify(file, trusted, key == null ? null : Files.readString(key));
            ObjectNode line = Json.object()
                    .put("intact", found.intact())
                    .put("records", found.records())
                    .put("root", found.root())
                    .put("checkpoints", found.checkpoints());
            ArrayNode problems = line.putArray("problems");
            found.problems().forEach(problems::add);
            ArrayNode remarks = line.putArray("remarks");
            found.remarks().forEach(remarks::add);
            session.result(line);
            return found.intact() ? 0 : Commands.REFUSED;
        }
    }

    @Command(name = "report", description = "Writes a PDF that tells an auditor what happened to an invoice.")
    static final class Report implements Callable<Integer> {
        private final Session session;

        @Mixin
        private Folder folder = new Folder();

        @Parameters(paramLabel = "INVOICE_ID", description = "The id of the invoice.")
        private String invoice = "";

        @Option(names = "--out", required = true, paramLabel = "FILE", description = "The PDF.")
        private Path out = Path.of("");

        Report(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws IOException {
            InvoiceId id = id();
            try (SmartAp engine = folder.open(session)) {
                var written = OutputFile.write(out, file -> {
                    engine.audit().report(folder.actor(), id, file);
                    return true;
                });
                session.result(Json.object()
                        .put("file", out.toString())
                        .put("invoice", id.toString())
                        .put("sha256", written.hash().hex()));
            }
            return 0;
        }

        private InvoiceId id() {
            try {
                return InvoiceId.of(invoice);
            } catch (IllegalArgumentException e) {
                throw new InvalidRequestException("INVOICE_ID", "INVOICE_ID (%s) must be a UUID".formatted(invoice));
            }
        }
    }
}
