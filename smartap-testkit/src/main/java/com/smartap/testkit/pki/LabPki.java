package com.smartap.testkit.pki;

import com.smartap.spi.Api;
import com.smartap.testkit.twin.Misbehaviour;
import com.smartap.testkit.twin.TwinServer;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A laboratory's own public key infrastructure: a root, an issuing authority, a time-stamp authority, revocation lists
 * and OCSP, all over HTTP on this machine, that can be told to misbehave. Thread-safe. Needs BouncyCastle
 * ({@code bcpkix-jdk18on}) on the class path.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class LabPki implements AutoCloseable {
    private static final Duration YEARS = Duration.ofDays(3_650);
    private static final Duration BACKDATED = Duration.ofDays(30);

    private final Clock clock;
    private final TwinServer server;
    private final Map<String, LabAuthority> authorities = new ConcurrentHashMap<>();
    private final Map<String, LabIdentity> responders = new ConcurrentHashMap<>();
    private final LabAuthority root;
    private final LabAuthority issuing;
    private final LabTimestamps timestamps = new LabTimestamps();
    private final LabRevocation revocation = new LabRevocation();
    private final Set<PkiFault> faults = EnumSet.noneOf(PkiFault.class);
    private final LabIdentity expired;
    private final LabIdentity bulky;
    private volatile LabIdentity timestamping;

    /** Starts to listen on this machine, on a free port. Certificates are valid at the clock's time. */
    public LabPki(Clock clock) {
        this.clock = clock;
        this.server = new TwinServer(new LabDispatcher(this)).start(0);
        String address = server.baseUrl().toString();
        Instant from = clock.instant().minus(BACKDATED);
        root = LabAuthority.root(address, "SmartAP Lab Root", from, YEARS);
        issuing = root.authority("issuing", "SmartAP Lab Issuing CA", from, YEARS);
        for (LabAuthority authority : new LabAuthority[] {root, issuing}) {
            authorities.put(authority.path(), authority);
            responders.put(
                    authority.path(),
                    authority.issue(
                            "SmartAP Lab OCSP " + authority.path(),
                            LabAuthority.ec(),
                            LabAuthority.Purpose.OCSP,
                            from,
                            YEARS));
        }
        timestamping = timestamping(LabAuthority.Purpose.TIME_STAMPING, from, YEARS);
        expired = timestamping(LabAuthority.Purpose.TIME_STAMPING, from.minus(BACKDATED), BACKDATED);
        bulky = timestamping(LabAuthority.Purpose.BULKY_TIME_STAMPING, from, YEARS);
    }

    private LabIdentity timestamping(LabAuthority.Purpose purpose, Instant from, Duration validity) {
        return root.issue("SmartAP Lab TSA", LabAuthority.ec(), purpose, from, validity);
    }

    /** A new RSA key of 2048 bits with a certificate for signing. */
    public LabIdentity signer(String commonName) {
        return signer(commonName, LabAuthority.rsa());
    }

    /** A new key on the curve P-256 with a certificate for signing. */
    public LabIdentity ecSigner(String commonName) {
        return signer(commonName, LabAuthority.ec());
    }

    private LabIdentity signer(String commonName, KeyPair pair) {
        return issuing.issue(
                commonName, pair, LabAuthority.Purpose.SIGNING, clock.instant().minus(BACKDATED), YEARS);
    }

    /** The root, to be trusted. */
    public X509Certificate root() {
        return root.identity().certificate();
    }

    /** Where time-stamps are asked for. */
    public URI tsaUrl() {
        return server.baseUrl().resolve("/tsa");
    }

    /** The time-stamp authority gets a new key, whose certificate is valid from now on for {@code validity}. */
    public void renewTimestampAuthority(Duration validity) {
        timestamping = timestamping(
                LabAuthority.Purpose.TIME_STAMPING, clock.instant().minus(Duration.ofMinutes(5)), validity);
    }

    /** The certificate of the time-stamp authority. */
    public X509Certificate timestampAuthority() {
        return timestamping.certificate();
    }

    /** Revokes a certificate as of now. */
    public void revoke(X509Certificate certificate) {
        revocation.revoke(certificate.getSerialNumber(), clock.instant());
    }

    /** Does this wrong from now on. */
    public void misbehave(PkiFault fault) {
        synchronized (server) {
            faults.add(fault);
        }
    }

    /** Does this wrong from now on, or once: {@code DOWN}, {@code SLOW} and other faults of any server. */
    public void misbehave(Misbehaviour misbehaviour) {
        server.misbehave(misbehaviour);
    }

    /** How long an answer takes when slow. */
    public void slowness(Duration delay) {
        server.slowness(delay);
    }

    /** Does nothing wrong any more. */
    public void behave() {
        synchronized (server) {
            faults.clear();
        }
        server.behave();
    }

    /** How many requests came. */
    public long requests() {
        return server.requests();
    }

    @Override
    public void close() {
        server.close();
    }

    Set<PkiFault> faults() {
        return faults;
    }

    byte[] timestamp(byte[] request) {
        LabIdentity authority = faults.contains(PkiFault.EXPIRED_AUTHORITY)
                ? expired
                : faults.contains(PkiFault.LARGE_TOKEN) ? bulky : timestamping;
        return timestamps.answer(request, authority, clock.instant(), faults);
    }

    byte[] certificate(String authority) {
        return LabDispatcher.der(known(authorities, authority).identity().certificate());
    }

    byte[] crl(String authority) {
        return revocation.crl(known(authorities, authority).identity(), clock.instant(), faults);
    }

    byte[] ocsp(String authority, byte[] request) {
        return revocation.ocsp(request, known(responders, authority), clock.instant(), faults);
    }

    private static <T> T known(Map<String, T> all, String name) {
        T found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no authority " + name);
        }
        return found;
    }
}
