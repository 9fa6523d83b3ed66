package com.smartap.spring;

import com.smartap.archive.PdfSealer;
import com.smartap.archive.PdfSealerBuilder;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.archive.Signer;
import com.smartap.spi.archive.TimestampService;
import com.smartap.spi.capture.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the sealer that the properties describe. */
final class ConfiguredSealer {
    private ConfiguredSealer() {}

    /**
     * The sealer.
     *
     * @param timestamps null for none
     * @throws InvalidConfigurationException naming what does not fit together
     */
    static PdfSealer of(
            ArchiveProperties archive,
            Signer signer,
            ReadLimits limits,
            @Nullable TimestampService timestamps,
            Clock clock)
            throws IOException {
        PdfSealerBuilder builder = PdfSealer.builder(signer)
                .limits(limits)
                .clock(clock)
                .renewingAhead(archive.renewAhead())
                .timeout(archive.timestamp().timeout())
                .trusting(trusted(archive.trusted()));
        archive.revocationHosts().forEach(builder::allowingHost);
        if (timestamps != null) {
            builder.timestamps(timestamps);
        }
        if (archive.level() != null) {
            builder.level(archive.level());
        }
        if (archive.pictureDpi() != null) {
            builder.picturesInsteadOfNoPdfa(archive.pictureDpi());
        }
        try {
            return builder.build();
        } catch (InvalidConfigurationException e) {
            throw new InvalidConfigurationException(
                    "archive is wrong: %s. Maybe set archive.timestamp.url".formatted(e.getMessage()));
        }
    }

    private static List<X509Certificate> trusted(List<Path> files) throws IOException {
        List<X509Certificate> all = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            try {
                CertificateFactory factory = CertificateFactory.getInstance("X.509");
                for (Certificate each :
                        factory.generateCertificates(new ByteArrayInputStream(Files.readAllBytes(files.get(i))))) {
                    all.add((X509Certificate) each);
                }
            } catch (CertificateException e) {
                throw new InvalidConfigurationException(
                        "archive.trusted[%d] (%s) holds no X.509 certificates in PEM or DER"
                                .formatted(i, files.get(i)));
            }
        }
        return all;
    }
}
