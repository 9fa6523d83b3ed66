package com.smartap.testkit.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A certificate authority: issues certificates that say where their revocation can be asked for. */
final class LabAuthority {
    /** What a certificate is for. */
    enum Purpose {
        AUTHORITY,
        SIGNING,
        TIME_STAMPING,
        /** For time-stamps, with an extension that makes it large. */
        BULKY_TIME_STAMPING,
        OCSP
    }

    private static final int BULK = 24 * 1024;
    private static final AtomicLong SERIAL = new AtomicLong(4711);

    private final String address;
    private final String path;
    private final LabIdentity identity;

    private LabAuthority(String address, String path, LabIdentity identity) {
        this.address = address;
        this.path = path;
        this.identity = identity;
    }

    /** A root. */
    static LabAuthority root(String address, String name, Instant from, Duration validity) {
        KeyPair pair = ec();
        X509Certificate certificate = certificate(
                new X500Name("CN=" + name + ",O=SmartAP Laboratory"),
                pair,
                null,
                null,
                Purpose.AUTHORITY,
                from,
                validity);
        return new LabAuthority(address, "root", new LabIdentity(pair.getPrivate(), List.of(certificate)));
    }

    /** An authority below this one. */
    LabAuthority authority(String newPath, String name, Instant from, Duration validity) {
        return new LabAuthority(address, newPath, issue(name, ec(), Purpose.AUTHORITY, from, validity));
    }

    LabIdentity identity() {
        return identity;
    }

    /** Where its revocation lists lie. */
    String path() {
        return path;
    }

    LabIdentity issue(String name, KeyPair pair, Purpose purpose, Instant from, Duration validity) {
        X509Certificate certificate = certificate(
                new X500Name("CN=" + name + ",O=SmartAP Laboratory"), pair, identity, this, purpose, from, validity);
        List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
        chain.addAll(identity.chain());
        return new LabIdentity(pair.getPrivate(), chain);
    }

    static KeyPair ec() {
        return pair("EC", 0);
    }

    static KeyPair rsa() {
        return pair("RSA", 2048);
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (bits == 0) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name of the signature algorithm that fits a key. */
    static String algorithm(java.security.Key key) {
        return key.getAlgorithm().startsWith("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    }

    private static X509Certificate certificate(
            X500Name subject,
            KeyPair pair,
            @Nullable LabIdentity issuer,
            @Nullable LabAuthority authority,
            Purpose purpose,
            Instant from,
            Duration validity) {
        try {
            X500Name issuerName = issuer == null
                    ? subject
                    : X500Name.getInstance(
                            issuer.certificate().getSubjectX500Principal().getEncoded());
            var builder = new JcaX509v3CertificateBuilder(
                    issuerName,
                    BigInteger.valueOf(SERIAL.incrementAndGet()),
                    Date.from(from),
                    Date.from(from.plus(validity)),
                    subject,
                    pair.getPublic());
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(pair.getPublic()));
            if (issuer != null) {
                builder.addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        extensions.createAuthorityKeyIdentifier(issuer.certificate()));
            }
            purpose(builder, purpose);
            if (authority != null && purpose != Purpose.OCSP) {
                revocation(builder, authority);
            }
            var signer = new JcaContentSignerBuilder(algorithm(issuer == null ? pair.getPrivate() : issuer.key()))
                    .build(issuer == null ? pair.getPrivate() : issuer.key());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void purpose(JcaX509v3CertificateBuilder builder, Purpose purpose) throws CertIOException {
        boolean authority = purpose == Purpose.AUTHORITY;
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        int usage = switch (purpose) {
            case AUTHORITY -> KeyUsage.keyCertSign | KeyUsage.cRLSign;
            case SIGNING -> KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
            case TIME_STAMPING, BULKY_TIME_STAMPING, OCSP -> KeyUsage.digitalSignature;
        };
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        if (purpose == Purpose.BULKY_TIME_STAMPING) {
            builder.addExtension(
                    new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1.2"), false, new DEROctetString(new byte[BULK]));
        }
        if (purpose == Purpose.TIME_STAMPING || purpose == Purpose.BULKY_TIME_STAMPING) {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        } else if (purpose == Purpose.OCSP) {
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
            builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
        }
    }

    private static void revocation(JcaX509v3CertificateBuilder builder, LabAuthority authority) throws CertIOException {
        builder.addExtension(
                Extension.authorityInfoAccess, false, new AuthorityInformationAccess(new AccessDescription[] {
                    new AccessDescription(
                            AccessDescription.id_ad_ocsp, uri(authority.address + "/ocsp/" + authority.path)),
                    new AccessDescription(
                            AccessDescription.id_ad_caIssuers, uri(authority.address + "/ca/" + authority.path))
                }));
        var name = new DistributionPointName(new GeneralNames(uri(authority.address + "/crl/" + authority.path)));
        builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(name, null, null)
        }));
    }

    private static GeneralName uri(String uri) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, uri);
    }
}
