package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.archive.store.LockCanary;
import com.smartap.archive.store.LockProof;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tries whether a store answers and whether its locks hold. */
@Command(
        name = "check",
        description = {
            "Tries whether a document store answers, and whether it really refuses to delete what is locked.",
            "A line for each store; exit 1 when one only pretends to lock."
        })
final class StoreCheckCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--config", required = true, paramLabel = "STORE.json", description = "Where documents are kept.")
    private Path config = Path.of("");

    StoreCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        boolean pretends = false;
        try (DocumentStore store = StoreFile.open(config, session)) {
            for (DocumentStore single : StoreFile.single(store)) {
                // What nobody stored is asked for first, so that wrong credentials are told as such.
                boolean there = single.contains(ContentHash.of("nothing".getBytes(StandardCharsets.UTF_8)));
                LockProof proof = new LockCanary(single, session.clock()).check();
                ObjectNode line = Json.object()
                        .put("store", single.toString())
                        .put("answers", true)
                        .put("locks", proof.verdict().name())
                        .put("checkedAt", proof.at().toString());
                if (!proof.findings().isEmpty()) {
                    var findings = line.putArray("findings");
                    proof.findings().forEach(findings::add);
                }
                if (there) {
                    session.message("the store holds a document of the word \"nothing\"");
                }
                session.result(line);
                pretends |= proof.verdict() == LockProof.Verdict.PRETENDS;
            }
        }
        return pretends ? Commands.REFUSED : 0;
    }
}
