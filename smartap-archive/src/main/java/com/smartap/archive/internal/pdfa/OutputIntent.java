package com.smartap.archive.internal.pdfa;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** Says what device colours mean: keeps the document's own PDF/A intent, else adds sRGB. */
final class OutputIntent {
    private static final COSName GTS_PDFA1 = COSName.getPDFName("GTS_PDFA1");
    private static final COSName PROFILE = COSName.getPDFName("DestOutputProfile");

    private OutputIntent() {}

    /** Leaves exactly one intent and returns the number of its colour components. */
    static int settle(PDDocument document) throws IOException {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary intent = own(catalog.getCOSArray(COSName.OUTPUT_INTENTS));
        if (intent == null) {
            intent = srgb(document);
        }
        COSArray intents = new COSArray();
        intents.add(intent);
        catalog.setItem(COSName.OUTPUT_INTENTS, intents);
        return intent.getDictionaryObject(PROFILE) instanceof COSStream profile ? profile.getInt(COSName.N, 0) : 0;
    }

    private static @Nullable COSDictionary own(@Nullable COSArray intents) {
        for (int i = 0; intents != null && i < intents.size(); i++) {
            if (intents.getObject(i) instanceof COSDictionary intent
                    && GTS_PDFA1.equals(intent.getCOSName(COSName.S))
                    && intent.getDictionaryObject(PROFILE) instanceof COSStream) {
                return intent;
            }
        }
        return null;
    }

    private static COSDictionary srgb(PDDocument document) throws IOException {
        COSStream profile = document.getDocument().createCOSStream();
        try (OutputStream out = profile.createRawOutputStream()) {
            out.write(Srgb.DEFLATED);
        }
        profile.setItem(COSName.FILTER, COSName.FLATE_DECODE);
        profile.setInt(COSName.N, 3);
        COSDictionary intent = new COSDictionary();
        intent.setItem(COSName.TYPE, COSName.OUTPUT_INTENT);
        intent.setItem(COSName.S, GTS_PDFA1);
        intent.setString(COSName.getPDFName("OutputConditionIdentifier"), "sRGB IEC61966-2.1");
        intent.setString(COSName.INFO, "sRGB IEC61966-2.1");
        intent.setItem(PROFILE, profile);
        return intent;
    }

    /** The Java platform's own profile, read and compressed once. */
    private static final class Srgb {
        private static final byte[] DEFLATED =
                deflated(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());

        private static byte[] deflated(byte[] profile) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
                out.write(profile);
            } catch (IOException e) {
                throw new UncheckedIOException("memory refuses bytes", e);
            }
            return bytes.toByteArray();
        }
    }
}
