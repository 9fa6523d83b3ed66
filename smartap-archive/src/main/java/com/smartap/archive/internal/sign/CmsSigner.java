package com.smartap.archive.internal.sign;

import com.smartap.model.ContentHash;
import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Makes the CMS of a PAdES baseline signature: detached, DER, with the signing certificate named and no signing time.
 * RSA with PKCS#1 v1.5 padding takes no random numbers, so the same bytes give the same signature. Source: ETSI EN 319
 * 142-1, 6.3.
 */
public final class CmsSigner {
    private final PrivateKey key;
    private final List<X509Certificate> chain;

    /** Signs with {@code key}, whose certificate comes first in {@code chain}. */
    public CmsSigner(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    /** The CMS over {@code signed}, in DER. */
    public byte[] sign(byte[] signed) throws IOException {
        try {
            ContentSigner signer = new JcaContentSignerBuilder("SHA256withRSA").build(key);
            var attributes = new DefaultSignedAttributeTableGenerator(new AttributeTable(signingCertificate()));
            var builder = new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
            builder.setSignedAttributeGenerator(
                    parameters -> attributes.getAttributes(parameters).remove(CMSAttributes.signingTime));
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(builder.build(signer, new JcaX509CertificateHolder(chain.get(0))));
            generator.addCertificates(new JcaCertStore(chain));
            CMSTypedData content = new CMSProcessableByteArray(signed);
            return generator.generate(content, false).toASN1Structure().getEncoded(ASN1Encoding.DER);
        } catch (OperatorCreationException | CertificateEncodingException | CMSException e) {
            throw new IOException("the document cannot be signed with the signing key at hand", e);
        }
    }

    private Attribute signingCertificate() throws CertificateEncodingException {
        byte[] hash = ContentHash.newDigest().digest(chain.get(0).getEncoded());
        SigningCertificateV2 named = new SigningCertificateV2(new ESSCertIDv2[] {new ESSCertIDv2(hash)});
        return new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(named));
    }
}
