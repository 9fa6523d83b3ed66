package com.smartap.sample.cli;

import com.smartap.core.Documents;
import com.smartap.core.SmartAp;
import com.smartap.model.PageRequest;
import com.smartap.model.document.Document;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes payment files and sealed documents where people can look at them. */
final class DemoFiles {
    private final SmartAp engine;
    private final Path folder;

    DemoFiles(SmartAp engine, Path folder) {
        this.engine = engine;
        this.folder = folder;
    }

    /**
     * What was found.
     *
     * @param files payment files
     * @param sealed sealed documents
     * @param intact how many of them are what they were when they were sealed
     */
    record Found(int files, int sealed, int intact) {}

    Found write() throws IOException {
        int files = 0;
        int sealed = 0;
        int intact = 0;
        for (Document file : all(Document.Kind.PAYMENT_FILE)) {
            copy(file, "payments");
            files++;
        }
        for (Document document : all(Document.Kind.SEALED_INVOICE)) {
            copy(document, "sealed");
            Documents.Verification check = engine.documents().verify(DemoPeople.AUDITOR, document.id());
            sealed++;
            intact += check.intact() ? 1 : 0;
        }
        return new Found(files, sealed, intact);
    }

    private Iterable<Document> all(Document.Kind kind) {
        return engine.documents()
                .list(DemoPeople.AUDITOR, kind, PageRequest.first(PageRequest.MAX))
                .items();
    }

    private void copy(Document document, String into) throws IOException {
        Path target = Files.createDirectories(folder.resolve(into)).resolve(safe(document.name()));
        try (InputStream in = engine.documents().open(DemoPeople.AUDITOR, document.id())) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", "_");
    }
}
