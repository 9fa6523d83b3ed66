package com.smartap.sample.cli;

import com.smartap.spi.ErrorCode;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.SmartApException;
import com.smartap.spi.erp.ErpConsent;
import com.smartap.spi.erp.ErpConsent.Company;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Connects by a person's consent, and writes what came of it into the connection file. */
@Command(
        name = "connect",
        description = {
            "Connects by consent: prints the address of the system's own page, and reads from standard input the",
            "address to which the browser came back. Tokens and settings are written into the connection file."
        })
final class ConnectCommand implements Callable<Integer> {
    private static final int LONGEST = 8192;
    private final Session session;

    @Option(
            names = "--connection",
            required = true,
            paramLabel = "CONNECTION.json",
            description = "Holds the system, and the client id and secret of your application.")
    private Path file = Path.of("");

    @Option(
            names = "--redirect-uri",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8765/callback",
            description = "As registered with the system; nobody has to listen there. Default: ${DEFAULT-VALUE}.")
    private URI redirectUri = URI.create("http://127.0.0.1:8765/callback");

    @Option(names = "--company", paramLabel = "NAME", description = "Which company, where the consent opens several.")
    private @Nullable String company;

    ConnectCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        ConnectionFile connection = new ConnectionFile(file);
        try (ErpConsent consent = Connection.consent(connection, session)) {
            ErpConsent.Begun begun = consent.begin(redirectUri);
            session.message("Open this address, agree, and paste the address to which the browser came back:");
            session.result(Json.object().put("authorizeUrl", begun.url().toString()));
            ErpConsent.Connected connected = consent.complete(begun, callback());
            Map<String, String> settings = new HashMap<>(connected.settings());
            settings.putAll(chosen(connected.companies()));
            connection.store(connected.credentials(), settings);
            var line = Json.object().put("connected", true);
            var shown = line.putObject("settings");
            settings.forEach(shown::put);
            session.result(line);
            return 0;
        }
    }

    private Map<String, String> callback() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(session.in(), StandardCharsets.UTF_8));
        String text = in.readLine();
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw new InvalidRequestException("callback", "no address came back. Begin again");
        }
        String query = text.strip();
        query = query.contains("?") ? query.substring(query.indexOf('?') + 1) : query;
        query = query.contains("#") ? query.substring(0, query.indexOf('#')) : query;
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("callback", "the address that came back is not one. Begin again");
        }
    }

    private Map<String, String> chosen(List<Company> companies) {
        if (companies.isEmpty()) {
            return Map.of();
        }
        List<Company> fitting = companies.stream()
                .filter(one -> company == null || one.name().equalsIgnoreCase(company))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0).settings();
        }
        throw new SmartApException(
                ErrorCode.INVALID_REQUEST,
                "the consent opens %s. Begin again with --company"
                        .formatted(companies.stream().map(Company::name).toList()),
                false,
                "company",
                null);
    }
}
