package com.smartap.sample.cli;

import com.smartap.spi.ErrorCode;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.SigningRequest;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Has a document signed. */
@Command(name = "request", description = "Has a PDF signed, asking once, however often the command is run.")
final class RequestSignaturesCommand extends ESignCommand {
    @Parameters(index = "0", paramLabel = "REQUEST.json", description = "Who signs.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "DOCUMENT.pdf", description = "What is signed.")
    private Path document = Path.of("");

    RequestSignaturesCommand(Session session) {
        super(session);
    }

    @Override
    int run(ESignGateway gateway) throws IOException {
        SigningRequest request = SigningRequestFile.read(file, document);
        return gateway.request(request, SigningRequestFile.key(request))
                .fold(
                        accepted -> {
                            session.result(ESignJson.status(accepted.status()).put("created", accepted.created()));
                            return 0;
                        },
                        refused -> {
                            session.result(Errors.json(
                                    ErrorCode.CONNECTOR_REFUSED,
                                    refused.code().isEmpty()
                                            ? refused.reason()
                                            : refused.code() + ": " + refused.reason(),
                                    null));
                            return Commands.REFUSED;
                        },
                        lost -> {
                            session.result(PayCommand.unknown(lost.lastSeen()));
                            return Commands.REFUSED;
                        });
    }
}
