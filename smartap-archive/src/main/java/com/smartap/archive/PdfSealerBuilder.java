package com.smartap.archive;

import static java.util.Objects.requireNonNull;

import com.smartap.archive.internal.net.BoundedHttp;
import com.smartap.archive.internal.net.HostPolicy;
import com.smartap.archive.internal.seal.Prover;
import com.smartap.archive.internal.seal.Sealing;
import com.smartap.archive.internal.trust.ProofFetcher;
import com.smartap.spi.Api;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.archive.SealLevel;
import com.smartap.spi.archive.Signer;
import com.smartap.spi.archive.TimestampService;
import com.smartap.spi.capture.ReadLimits;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says how a {@link PdfSealer} seals. Not thread-safe; what it builds is. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class PdfSealerBuilder {
    private static final int MAX_RESERVED = 131_072;
    private static final int LEAST_DPI = 72;
    private static final int MOST_DPI = 400;

    private final Signer signer;
    private final Set<X509Certificate> trusted = new HashSet<>();
    private final Set<String> hosts = new HashSet<>();
    private ReadLimits limits = ReadLimits.DEFAULT;
    private Clock clock = Clock.systemUTC();
    private Duration timeout = Duration.ofSeconds(10);
    private Duration renewAhead = Duration.ofDays(90);
    private @Nullable SealLevel level;
    private @Nullable TimestampService timestamps;
    private int reserved;
    private int fallbackDpi;

    PdfSealerBuilder(Signer signer) {
        this.signer = signer;
    }

    PdfSealerBuilder(PdfSealerBuilder other) {
        this(other.signer);
        trusted.addAll(other.trusted);
        hosts.addAll(other.hosts);
        limits = other.limits;
        clock = other.clock;
        timeout = other.timeout;
        renewAhead = other.renewAhead;
        level = other.level;
        timestamps = other.timestamps;
        reserved = other.reserved;
        fallbackDpi = other.fallbackDpi;
    }

    /** What may be spent on one document; {@link ReadLimits#DEFAULT} otherwise. */
    public PdfSealerBuilder limits(ReadLimits value) {
        this.limits = requireNonNull(value, "limits");
        return this;
    }

    /** Where time-stamps come from. With one, documents are sealed at B-T unless {@link #level} says more. */
    public PdfSealerBuilder timestamps(TimestampService value) {
        this.timestamps = requireNonNull(value, "timestamps");
        return this;
    }

    /** The level to seal at: B-B without a time-stamp service, B-T with one, unless this says otherwise. */
    public PdfSealerBuilder level(SealLevel value) {
        this.level = requireNonNull(value, "level");
        return this;
    }

    /** Certificates at which a path may end: the roots of the signer and of the time-stamp authority. */
    public PdfSealerBuilder trusting(Collection<X509Certificate> roots) {
        trusted.addAll(roots);
        return this;
    }

    /**
     * A host that may be asked for revocation data though it lies in a private network. Certificates name where to ask,
     * and without this only public addresses are called.
     */
    public PdfSealerBuilder allowingHost(String host) {
        hosts.add(host.toLowerCase(Locale.ROOT));
        return this;
    }

    /** How long one answer about revocation may take; 10 seconds otherwise. */
    public PdfSealerBuilder timeout(Duration value) {
        this.timeout = requireNonNull(value, "timeout");
        return this;
    }

    /** How long before their end {@link PdfSealer#extend} renews the proofs of B-LTA; 90 days otherwise. */
    public PdfSealerBuilder renewingAhead(Duration value) {
        this.renewAhead = requireNonNull(value, "renewAhead");
        return this;
    }

    /**
     * What cannot become PDF/A as it is gets pages of pictures with its text behind them, and the original is attached.
     * Without this it stays as it is, and the report says why it is no PDF/A.
     *
     * @param dpi resolution of the pictures, 72 to 400; 200 is enough for print
     */
    public PdfSealerBuilder picturesInsteadOfNoPdfa(int dpi) {
        this.fallbackDpi = dpi;
        return this;
    }

    /** At least this much room for the signature, 1 to 131,072 bytes; as much as it needs otherwise. */
    public PdfSealerBuilder reserving(int bytes) {
        if (bytes < 1 || bytes > MAX_RESERVED) {
            throw new IllegalArgumentException("bytes (%d) must be within 1 and %d".formatted(bytes, MAX_RESERVED));
        }
        this.reserved = bytes;
        return this;
    }

    /** The only source of now; the system's clock otherwise. */
    public PdfSealerBuilder clock(Clock value) {
        this.clock = requireNonNull(value, "clock");
        return this;
    }

    /**
     * Builds the sealer.
     *
     * @throws InvalidConfigurationException naming everything that does not fit
     */
    public PdfSealer build() {
        return new PdfSealer(validated());
    }

    PdfSealerBuilder validated() {
        List<String> problems = new ArrayList<>();
        if (level != null && level != SealLevel.B_B && timestamps == null) {
            problems.add("level %s needs a time-stamp service".formatted(level.label()));
        }
        if (timeout.isZero() || timeout.isNegative()) {
            problems.add("timeout (%s) must be positive".formatted(timeout));
        }
        if (renewAhead.isNegative()) {
            problems.add("renewingAhead (%s) must not be negative".formatted(renewAhead));
        }
        if (fallbackDpi != 0 && (fallbackDpi < LEAST_DPI || fallbackDpi > MOST_DPI)) {
            problems.add("picturesInsteadOfNoPdfa (%d) must be within %d and %d"
                    .formatted(fallbackDpi, LEAST_DPI, MOST_DPI));
        }
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(String.join("; ", problems));
        }
        return new PdfSealerBuilder(this);
    }

    Signer signer() {
        return signer;
    }

    Clock clock() {
        return clock;
    }

    Sealing.Policy policy() {
        return new Sealing.Policy(limits, reserved, fallbackDpi, renewAhead);
    }

    Prover prover() {
        SealLevel wanted = level != null ? level : timestamps == null ? SealLevel.B_B : SealLevel.B_T;
        ProofFetcher fetcher = new ProofFetcher(new BoundedHttp(new HostPolicy(hosts), timeout));
        return new Prover(wanted, timestamps, fetcher, trusted, clock);
    }

    SealVerifier verifier() {
        return new SealVerifier(clock, limits, trusted);
    }
}
