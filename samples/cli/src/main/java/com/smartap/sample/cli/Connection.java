package com.smartap.sample.cli;

import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConsent;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.secret.CredentialVault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The connection that commands of {@code erp}, {@code provider} and {@code esign} work over. */
final class Connection {
    @Option(
            names = "--connection",
            required = true,
            paramLabel = "CONNECTION.json",
            description = "How the other system is reached. Renewed tokens are written back to it.")
    private Path file = Path.of("");

    /** A connector over the connection; makes no call yet. */
    ErpConnector open(Session session) throws IOException {
        ConnectionFile connection = checked(session);
        return Providers.connector(connection.target().system()).create(context(connection, session));
    }

    /** A gateway to a payment provider over the connection; makes no call yet. */
    PaymentGateway gateway(Session session) throws IOException {
        ConnectionFile connection = checked(session);
        return Providers.paymentProvider(connection.target().system()).create(context(connection, session));
    }

    /** A gateway for electronic signatures over the connection; makes no call yet. */
    ESignGateway signing(Session session) throws IOException {
        ConnectionFile connection = checked(session);
        return Providers.signatureProvider(connection.target().system()).create(context(connection, session));
    }

    private ConnectionFile checked(Session session) throws IOException {
        ConnectionFile connection = new ConnectionFile(file);
        if (connection.isOpenToOthers()) {
            session.message("%s holds secrets and can be read by others. Maybe chmod 600.".formatted(file));
        }
        return connection;
    }

    private static Context context(ConnectionFile connection, Session session) throws IOException {
        return new Context(connection.toString(), session.clock(), connection.target(), new FileVault(connection));
    }

    /** The consent of a system that has that; makes no call yet. */
    static ErpConsent consent(ConnectionFile connection, Session session) throws IOException {
        ConnectionFile.Target target = connection.target();
        return Providers.connector(target.system())
                .consent(context(connection, session))
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
        return required(connector.ability(type), "connector", what);
    }

    /** An ability of a gateway, or an error that says that it has none. */
    static <T> T ability(PaymentGateway gateway, Class<T> type, String what) {
        return required(gateway.ability(type), "payment provider", what);
    }

    private static <T> T required(Optional<T> ability, String whose, String what) {
        return ability.orElseThrow(() -> new SmartApException(
                ErrorCode.NOT_FOUND, "this %s cannot %s".formatted(whose, what), false, "system", null));
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
