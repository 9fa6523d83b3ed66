package com.smartap.sample.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code java -jar audit-verifier.jar EXPORT [--checkpoint FILE]… [--key FILE]}; exit 0 intact, 1 not, 2 wrong usage. */
public final class Main {
    private Main() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        @Nullable Path export = null;
        @Nullable String key = null;
        List<String> trusted = new ArrayList<>();
        try {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i].equals("--checkpoint") && i + 1 < arguments.length) {
                    trusted.add(Files.readString(Path.of(arguments[++i])));
                } else if (arguments[i].equals("--key") && i + 1 < arguments.length) {
                    key = Files.readString(Path.of(arguments[++i]));
                } else if (export == null && !arguments[i].startsWith("--")) {
                    export = Path.of(arguments[i]);
                } else {
                    return usage(err);
                }
            }
            if (export == null) {
                return usage(err);
            }
            AuditVerifier.Finding finding = AuditVerifier.verify(export, trusted, key);
            out.printf(
                    "%s: %d records, root %s, %d checkpoints compared%n",
                    finding.intact() ? "INTACT" : "NOT INTACT",
                    finding.records(),
                    finding.root(),
                    finding.checkpoints());
            finding.problems().forEach(problem -> out.println("problem: " + problem));
            finding.remarks().forEach(remark -> out.println("remark: " + remark));
            return finding.intact() ? 0 : 1;
        } catch (IOException e) {
            err.println("cannot be read: " + e.getMessage());
            return 2;
        }
    }

    private static int usage(PrintStream err) {
        err.println("usage: java -jar audit-verifier.jar EXPORT [--checkpoint FILE]... [--key FILE]");
        return 2;
    }
}
