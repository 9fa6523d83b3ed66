package com.smartap.archive.internal.update;

import com.smartap.archive.internal.trust.Certificates;
import com.smartap.archive.internal.trust.Proofs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** The proofs that a file carries in its document security store. Source: ETSI EN 319 142-1, 5.4.2. */
public final class SecurityStore {
    /** The entry of the catalog. */
    public static final COSName DSS = COSName.getPDFName("DSS");

    private static final COSName CERTS = COSName.getPDFName("Certs");
    private static final COSName CRLS = COSName.getPDFName("CRLs");
    private static final COSName OCSPS = COSName.getPDFName("OCSPs");
    private static final Set<COSName> OWN = Set.of(COSName.TYPE, CERTS, CRLS, OCSPS);
    private static final int MAX_ENTRIES = 1_000;

    private SecurityStore() {}

    /** What the file carries; what cannot be read is left out. */
    public static Proofs read(PDDocument document) {
        Proofs proofs = new Proofs();
        COSDictionary store = document.getDocumentCatalog().getCOSObject().getCOSDictionary(DSS);
        if (store == null) {
            return proofs;
        }
        if (!DSS.equals(store.getCOSName(COSName.TYPE)) || !OWN.containsAll(store.keySet())) {
            proofs.damaged();
        }
        for (byte[] der : streams(store.getCOSArray(CERTS), proofs)) {
            try {
                proofs.certificate(Certificates.read(der));
            } catch (CertificateException unreadable) {
                proofs.damaged();
            }
        }
        streams(store.getCOSArray(CRLS), proofs).forEach(proofs::crl);
        streams(store.getCOSArray(OCSPS), proofs).forEach(proofs::answer);
        return proofs;
    }

    private static List<byte[]> streams(@Nullable COSArray array, Proofs proofs) {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; array != null && i < Math.min(array.size(), MAX_ENTRIES); i++) {
            if (array.getObject(i) instanceof COSStream stream) {
                if (stream.size() != 1) {
                    proofs.damaged();
                }
                try (InputStream in = stream.createInputStream()) {
                    all.add(in.readAllBytes());
                } catch (IOException unreadable) {
                    proofs.damaged();
                }
            } else {
                proofs.damaged();
            }
        }
        return all;
    }

    /** The file with {@code proofs} appended to what it carries already. */
    public static byte[] append(PDDocument document, byte[] file, Proofs proofs) throws IOException {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary old = catalog.getCOSDictionary(DSS);
        Proofs there = read(document);
        FileUpdate update = new FileUpdate(document, file);
        COSDictionary store = new COSDictionary();
        store.setItem(COSName.TYPE, DSS);
        COSArray certificates = references(old, CERTS);
        for (X509Certificate certificate : proofs.certificates()) {
            if (!there.certificates().contains(certificate)) {
                certificates.add(update.add(stream(document, Certificates.der(certificate))));
            }
        }
        COSArray crls = references(old, CRLS);
        for (byte[] crl : missing(proofs.crls(), there.crls())) {
            crls.add(update.add(stream(document, crl)));
        }
        COSArray answers = references(old, OCSPS);
        for (byte[] answer : missing(proofs.answers(), there.answers())) {
            answers.add(update.add(stream(document, answer)));
        }
        put(store, CERTS, certificates);
        put(store, CRLS, crls);
        put(store, OCSPS, answers);
        COSObjectKey place = old == null
                ? null
                : catalog.getCOSObject(DSS) == null
                        ? null
                        : catalog.getCOSObject(DSS).getKey();
        if (place == null) {
            COSDictionary copy = new COSDictionary();
            catalog.entrySet().forEach(entry -> copy.setItem(entry.getKey(), entry.getValue()));
            copy.setItem(DSS, update.add(store));
            update.replace(Place.ofCatalog(document), copy);
        } else {
            update.replace(place, store);
        }
        return update.written();
    }

    private static COSArray references(@Nullable COSDictionary store, COSName kind) {
        COSArray copy = new COSArray();
        COSArray old = store == null ? null : store.getCOSArray(kind);
        for (int i = 0; old != null && i < old.size(); i++) {
            copy.add(old.get(i));
        }
        return copy;
    }

    private static List<byte[]> missing(List<byte[]> wanted, List<byte[]> there) {
        return wanted.stream()
                .filter(one -> there.stream().noneMatch(other -> java.util.Arrays.equals(one, other)))
                .toList();
    }

    private static void put(COSDictionary store, COSName kind, COSArray array) {
        if (array.size() > 0) {
            store.setItem(kind, array);
        }
    }

    /** Not compressed: a compressed stream has bytes that can be changed without changing what it holds. */
    private static COSStream stream(PDDocument document, byte[] der) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream()) {
            out.write(der);
        }
        return stream;
    }
}
