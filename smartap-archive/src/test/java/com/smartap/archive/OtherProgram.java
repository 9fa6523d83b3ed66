package com.smartap.archive;

import static com.smartap.archive.Samples.NOW;

import com.smartap.testkit.pki.LabIdentity;
import com.smartap.testkit.pki.LabPki;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;

/** What other programs do to PDF files: sign them, update them, write them anew. */
final class OtherProgram {
    /** Somebody whose certificates lead to a root of his own. */
    static final LabIdentity SOMEBODY = somebody();

    private OtherProgram() {}

    interface Change {
        void to(PDDocument document) throws IOException;
    }

    private static LabIdentity somebody() {
        try (var pki = new LabPki(Clock.fixed(NOW, ZoneOffset.UTC))) {
            return pki.signer("Somebody Else");
        }
    }

    /** Writes a file anew, with other object numbers, as providers do. */
    static byte[] rewritten(byte[] original, Change change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(original)) {
            change.to(document);
            document.save(out);
        }
        return out.toByteArray();
    }

    static void touch(COSDictionary... dictionaries) {
        for (COSDictionary dictionary : dictionaries) {
            dictionary.setNeedToBeUpdated(true);
        }
    }

    static byte[] updated(byte[] original, Change change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(original)) {
            change.to(document);
            touch(document.getDocumentCatalog().getCOSObject());
            document.saveIncremental(out);
        }
        return out.toByteArray();
    }

    /** Signs as other programs do: by an incremental update, with a CMS in BER. */
    static byte[] signed(byte[] pdf) throws Exception {
        return signed(pdf, SOMEBODY, "SHA256withRSA");
    }

    static byte[] signed(byte[] pdf, LabIdentity signer, String algorithm) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf);
                SignatureOptions options = new SignatureOptions()) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            Calendar at = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
            at.setTimeInMillis(NOW.toEpochMilli());
            signature.setSignDate(at);
            options.setPreferredSignatureSize(16_384);
            String level = document.getDocumentInformation().getCustomMetadataValue("certify");
            if (level != null) {
                certify(document, signature, Integer.parseInt(level));
            }
            document.addSignature(signature, options);
            var external = document.saveIncrementalForExternalSigning(out);
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build(algorithm, signer.key(), signer.certificate()));
            generator.addCertificates(new JcaCertStore(signer.chain()));
            external.setSignature(generator
                    .generate(new CMSProcessableByteArray(external.getContent().readAllBytes()), false)
                    .getEncoded());
        }
        return out.toByteArray();
    }

    /** The signature is that of the author, who says what may be changed afterwards. */
    private static void certify(PDDocument document, PDSignature signature, int level) {
        COSDictionary parameters = new COSDictionary();
        parameters.setName(COSName.TYPE, "TransformParams");
        parameters.setInt(COSName.P, level);
        parameters.setName(COSName.V, "1.2");
        COSDictionary reference = new COSDictionary();
        reference.setName(COSName.TYPE, "SigRef");
        reference.setName("TransformMethod", "DocMDP");
        reference.setItem(COSName.getPDFName("TransformParams"), parameters);
        COSArray references = new COSArray();
        references.add(reference);
        signature.getCOSObject().setItem(COSName.getPDFName("Reference"), references);
        COSDictionary permissions = new COSDictionary();
        permissions.setItem(COSName.getPDFName("DocMDP"), signature);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Perms"), permissions);
        touch(document.getDocumentCatalog().getCOSObject(), permissions);
    }
}
