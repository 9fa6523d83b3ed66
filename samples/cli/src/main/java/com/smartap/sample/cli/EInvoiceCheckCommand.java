package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.capture.EInvoiceValidation;
import com.smartap.capture.EInvoiceValidation.Finding;
import com.smartap.capture.EInvoiceValidation.Severity;
import com.smartap.spi.SmartApException;
import com.smartap.spi.capture.ReadLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which rules electronic invoices break. */
@Command(
        name = "check",
        description =
                "Checks e-invoices (XML, or PDF with XML inside): a line for each finding; exit 1 if one is an ERROR.")
final class EInvoiceCheckCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The e-invoices.")
    private List<Path> files = List.of();

    @Option(
            names = "--profile",
            description =
                    "Also checks the rules of the specification that an invoice claims to follow, such as Peppol's.")
    private boolean profile;

    @Option(names = "--built-in", description = "Checks by the built-in rules even where phive is on the class path.")
    private boolean builtIn;

    EInvoiceCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        EInvoiceValidation rules = builtIn ? EInvoiceValidation.builtIn() : EInvoiceValidation.best();
        EInvoiceValidation validation = profile ? rules.withProfiles() : rules;
        int errors = 0;
        for (Path file : files) {
            errors += check(validation, file);
        }
        return errors == 0 ? 0 : Commands.REFUSED;
    }

    /** Prints what is wrong with a file; one that cannot be read does not keep the others from being checked. */
    private int check(EInvoiceValidation validation, Path file) {
        List<Finding> findings;
        try {
            findings = validation.findings(InputFile.open(file), ReadLimits.DEFAULT);
        } catch (SmartApException e) {
            ObjectNode line = Json.object().put("file", file.toString());
            session.result(line.setAll(Errors.json(e)));
            return 1;
        }
        int errors = 0;
        for (Finding finding : findings) {
            errors += finding.severity() == Severity.ERROR ? 1 : 0;
            ObjectNode line = Json.object()
                    .put("file", file.toString())
                    .put("severity", finding.severity().name())
                    .put("rule", finding.rule())
                    .put("path", finding.path())
                    .put("message", finding.message());
            if (finding.invoice() > 1) {
                line.put("invoice", finding.invoice());
            }
            session.result(line);
        }
        return errors;
    }
}
