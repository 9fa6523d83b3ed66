package com.smartap.sample.cli;

import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConsent;
import com.smartap.spi.secret.CredentialVault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The connection that commands of {@code erp} work over. */
final class Connection {
    @Option(
            names = "--connection",
            required = true,
            paramLabel = "CONNECTION.json",
            description = "How the ERP is reached. Renewed tokens are written back to it.")
    private Path file = Path.of("");

    /** A connector over the connection; makes no call yet. */
    ErpConnector open(Session session) throws IOException {
        ConnectionFile connection = new ConnectionFile(file);
        if (connection.isOpenToOthers()) {
            session.message("%s holds secrets and can be read by others. Maybe chmod 600.".formatted(file));
        }
        ConnectionFile.Target target = connection.target();
        return Providers.connector(target.system())
                .create(new Context(connection.toString(), session.clock(), target, new FileVault(connection)));
    }

    /** The consent of a system that has that; makes no call yet. */
    static ErpConsent consent(ConnectionFile connection, Session session) throws IOException {
        ConnectionFile.Target target = connection.target();
        return Providers.connector(target.system())
                .consent(new Context(connection.toString(), session.clock(), target, new FileVault(connection)))
                .orElseThrow(() -> new SmartApException(
                        ErrorCode.NOT_FOUND,
                        "%s is not connected by consent. Maybe enter its credentials into the file"
                                .formatted(target.system()),
                        false,
                        "system",
                        null));
    }

    /** An ability of a connector, or an error that says that it has none. */
    static <T> T ability(ErpConnector connector, Class<T> type, String what) {
        return connector
                .ability(type)
                .orElseThrow(() -> new SmartApException(
                        ErrorCode.NOT_FOUND, "this connector cannot %s".formatted(what), false, "system", null));
    }

    private record Context(String connection, Clock clock, ConnectionFile.Target target, CredentialVault credentials)
            implements ConnectorContext {
        @Override
        public Optional<URI> baseUrl() {
            return target.baseUrl();
        }

        @Override
        public Map<String, String> settings() {
            return target.settings();
        }
    }
}
