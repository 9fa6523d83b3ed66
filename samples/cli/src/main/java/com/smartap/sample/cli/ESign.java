package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.SigningRequest;
import com.smartap.spi.esign.SigningStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The short commands of {@code esign}. */
final class ESign {
    private ESign() {}

    @Command(
            name = "describe",
            description = "What a provider of signatures can do, and the settings and credentials it needs; all if none"
                    + " is named.")
    static final class Describe implements Callable<Integer> {
        private final Session session;

        @Parameters(paramLabel = "SYSTEM", arity = "0..1", description = "Such as foxit.")
        private @Nullable String system;

        Describe(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            if (system == null) {
                Providers.signatureProviders().forEach(found -> session.result(ESignJson.describe(found)));
            } else {
                session.result(ESignJson.describe(Providers.signatureProvider(system)));
            }
            return 0;
        }
    }

    @Command(name = "test", description = "Calls the provider once.")
    static final class Test extends ESignCommand {
        Test(Session session) {
            super(session);
        }

        @Override
        int run(ESignGateway gateway) {
            var found = gateway.test();
            session.result(Json.object()
                    .put("connected", true)
                    .put("company", found.company())
                    .put("detail", found.detail()));
            return 0;
        }
    }

    @Command(
            name = "find",
            description = "Looks for the request that an earlier command may have made; asks nobody to sign.")
    static final class Find extends ESignCommand {
        @Parameters(index = "0", paramLabel = "REQUEST.json", description = "Who signs.")
        private Path file = Path.of("");

        @Parameters(index = "1", paramLabel = "DOCUMENT.pdf", description = "What is signed.")
        private Path document = Path.of("");

        Find(Session session) {
            super(session);
        }

        @Override
        int run(ESignGateway gateway) throws IOException {
            SigningRequest request = SigningRequestFile.read(file, document);
            Optional<SigningStatus> found = gateway.find(request, SigningRequestFile.key(request));
            ObjectNode line = Json.object().put("found", found.isPresent());
            found.ifPresent(status -> line.set("request", ESignJson.status(status)));
            session.result(line);
            return 0;
        }
    }

    @Command(name = "status", description = "What the provider says about a request now.")
    static final class Status extends ESignCommand {
        @Parameters(paramLabel = "PROVIDER_ID", description = "The provider's id of the request.")
        private String id = "";

        Status(Session session) {
            super(session);
        }

        @Override
        int run(ESignGateway gateway) {
            session.result(ESignJson.status(gateway.status(id)));
            return 0;
        }
    }

    @Command(name = "remind", description = "Reminds those whose turn it is.")
    static final class Remind extends ESignCommand {
        @Parameters(paramLabel = "PROVIDER_ID", description = "The provider's id of the request.")
        private String id = "";

        Remind(Session session) {
            super(session);
        }

        @Override
        int run(ESignGateway gateway) {
            gateway.remind(id);
            session.result(Json.object().put("providerId", id).put("reminded", true));
            return 0;
        }
    }

    @Command(
            name = "cancel",
            description = "Ends a request, so that nobody can sign it any more. What is fully signed stays so.")
    static final class Cancel extends ESignCommand {
        @Parameters(paramLabel = "PROVIDER_ID", description = "The provider's id of the request.")
        private String id = "";

        @Option(names = "--reason", paramLabel = "TEXT", description = "For those who were asked.")
        private String reason = "Cancelled";

        Cancel(Session session) {
            super(session);
        }

        @Override
        int run(ESignGateway gateway) {
            session.result(ESignJson.status(gateway.cancel(id, reason)));
            return 0;
        }
    }

    @Command(
            name = "download",
            description = "Writes the signed PDF of a request that is fully signed. archive verify judges it.")
    static final class Download extends ESignCommand {
        @Parameters(paramLabel = "PROVIDER_ID", description = "The provider's id of the request.")
        private String id = "";

        @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to.")
        private Path out = Path.of("");

        Download(Session session) {
            super(session);
        }

        @Override
        int run(ESignGateway gateway) throws IOException {
            var written = OutputFile.write(out, file -> {
                Counted counted = new Counted(file);
                gateway.download(id, counted);
                return counted.bytes;
            });
            session.result(Json.object()
                    .put("file", out.toString())
                    .put("bytes", written.result())
                    .put("sha256", written.hash().hex()));
            return 0;
        }
    }

    /** Counts what goes through. */
    private static final class Counted extends OutputStream {
        private final OutputStream target;
        private long bytes;

        Counted(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) throws IOException {
            target.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            target.write(buffer, offset, length);
            bytes += length;
        }
    }
}
