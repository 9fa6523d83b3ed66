package com.smartap.archive.internal.seal;

import com.smartap.archive.internal.assemble.Attachments;
import com.smartap.archive.internal.clean.ActiveContent;
import com.smartap.archive.internal.clean.Annotations;
import com.smartap.archive.internal.clean.FormFields;
import com.smartap.archive.internal.read.PageList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Makes of a document one that only shows: nothing in it acts, points elsewhere or can be filled in. */
final class Cleaning {
    private Cleaning() {}

    /**
     * Cleans and flattens a document, and keeps beside its pages what they cannot show.
     *
     * @param attachments what is attached already
     * @param warnings gets what was removed or changed
     * @return number of pages
     */
    static int run(
            PDDocument document,
            String name,
            Material material,
            int maxPages,
            Attachments attachments,
            List<String> warnings)
            throws IOException {
        if (document.isEncrypted()) {
            document.setAllSecurityToBeRemoved(true);
            warnings.add("encryption removed (the document opens without a password, its owner limited what readers"
                    + " may do); the original keeps it");
        }
        int pages = PageList.flatten(document, name, maxPages);
        for (Material.Attached attached : material.attached()) {
            attachments.add(
                    attached.name(),
                    attached.mediaType(),
                    attached.description(),
                    attached.relationship(),
                    attached.bytes());
        }
        attachments.takeOver();
        ActiveContent.strip(document, warnings);
        var xfa = FormFields.settle(document, warnings);
        Annotations.Kept kept = Annotations.draw(document, warnings);
        kept.files().forEach(attachments::keep);
        if (!kept.comments().isEmpty()) {
            attachments.add(
                    "comments.txt",
                    "text/plain",
                    "The words of notes on the pages",
                    kept.comments().toString().getBytes(StandardCharsets.UTF_8));
        }
        if (xfa.isPresent()) {
            attachments.add("xfa.xml", "text/xml", "XFA packet of the form", xfa.get());
        }
        attachments.write();
        return pages;
    }
}
