package com.smartap.core.internal.signature;

import com.smartap.core.ExchangeRates;
import com.smartap.core.SignatureSettings;
import com.smartap.core.Signatures;
import com.smartap.core.internal.approval.AfterApprovals;
import com.smartap.core.internal.effect.EffectLedger;
import com.smartap.core.internal.lifecycle.Step;
import com.smartap.core.internal.unit.Checkpoints;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.SigningDocuments;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;

/** Everything that signing needs, put together once for an engine. */
public final class SignatureParts implements AutoCloseable {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Duration checkEvery;
    private final ESignGateway gateway;
    private final SignatureOpening opening;
    private final SignStep step;
    private final SignatureFollowUp followUp;
    private final SignatureService service;

    public SignatureParts(
            SignatureSettings settings,
            ExchangeRates rates,
            EntityManagerFactory factory,
            UnitOfWork units,
            EffectLedger effects,
            DocumentStore store,
            DocumentSealer sealer,
            SigningDocuments documents,
            Checkpoints checkpoints) {
        this.checkEvery = settings.checkEvery();
        SigningCopies copies = new SigningCopies(units, store, documents);
        SignedPapers papers = new SignedPapers(units, store, copies, documents);
        ESignGateway given = settings.gateway();
        this.gateway = given != null ? given : new InHouseGateway(factory, units, sealer, copies);
        this.opening = new SignatureOpening(settings, new SignatureRules(settings, rates));
        this.step = new SignStep(units, effects, copies, gateway, settings, checkpoints);
        SignatureDesk desk = new SignatureDesk(units, effects, copies, papers, gateway, settings, checkpoints);
        this.followUp = new SignatureFollowUp(factory, units, desk);
        this.service = new SignatureService(
                factory, units, settings, opening, desk, gateway, new InHouseRoom(factory, units, copies));
    }

    /** What makes approved invoices wait. */
    public AfterApprovals afterApprovals() {
        return opening;
    }

    /** The step of invoices that wait for signatures. */
    public Step step() {
        return step;
    }

    /** Has requests looked at when something happened to them. */
    public SignatureFollowUp followUp() {
        return followUp;
    }

    /** How often requests that are due are looked for: once a minute, or more often where they are looked at more often. */
    public Duration pace() {
        return checkEvery.compareTo(MINUTE) > 0 ? MINUTE : checkEvery;
    }

    /** Looks at all requests that are due. */
    public void run() {
        followUp.run();
    }

    /** What people do. */
    public Signatures signatures() {
        return service;
    }

    @Override
    public void close() {
        gateway.close();
    }
}
