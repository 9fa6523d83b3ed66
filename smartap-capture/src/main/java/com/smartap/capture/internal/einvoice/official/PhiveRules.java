package com.smartap.capture.internal.einvoice.official;

import com.helger.diagnostics.error.IError;
import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.io.resource.inmemory.ReadableResourceByteArray;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.executorset.IValidationExecutorSetRegistry;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.result.ValidationResultList;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import com.smartap.capture.internal.einvoice.EInvoice;
import com.smartap.capture.internal.einvoice.RuleFinding;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The official artefacts as phive packages them: XSD, then Schematron of EN 16931, and those of Peppol or XRechnung
 * for invoices that claim to follow them and where their jars are there. The first document takes a second or two, since
 * style sheets are compiled; later ones take milliseconds.
 */
final class PhiveRules implements OfficialRules {
    private static final Logger log = LoggerFactory.getLogger(PhiveRules.class);
    private static final String PEPPOL = "com.helger.phive.peppol.PeppolValidation";
    private static final String XRECHNUNG_GROUP = "de.xrechnung";
    private static final String XRECHNUNG = "com.helger.phive.xrechnung.XRechnungValidation";

    private final ValidationExecutorSetRegistry<IValidationSourceXML> registry = new ValidationExecutorSetRegistry<>();

    private boolean complete;

    PhiveRules() {
        EN16931Validation.initEN16931(registry);
    }

    /** Registers the rules of Peppol and XRechnung once they are asked for, since that takes its time. */
    private synchronized void complete() {
        if (!complete) {
            add(PEPPOL, "initStandard");
            add(XRECHNUNG, "initXRechnung");
            complete = true;
        }
    }

    /** Registers further rules, whose jars may be absent. */
    private void add(String type, String initialiser) {
        try {
            Class.forName(type, true, PhiveRules.class.getClassLoader())
                    .getMethod(initialiser, IValidationExecutorSetRegistry.class)
                    .invoke(null, registry);
        } catch (ClassNotFoundException e) {
            log.debug("{} is not on the class path", type);
        } catch (ReflectiveOperationException | LinkageError e) {
            Throwable cause = e instanceof InvocationTargetException target ? target.getCause() : e;
            log.warn("{} cannot be used. Maybe its version does not fit phive-rules-en16931.", type, cause);
        }
    }

    @Override
    public Optional<List<RuleFinding>> check(String name, EInvoice invoice, byte[] xml, boolean profile) {
        List<RuleFinding> findings = new ArrayList<>();
        Optional<IValidationExecutorSet<IValidationSourceXML>> rules = profile ? claimed(invoice) : en16931(invoice);
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        IValidationSourceXML source = ValidationSourceXML.create(new ReadableResourceByteArray(name, xml));
        ValidationResultList results = ValidationExecutionManager.executeValidation(
                IValidityDeterminator.createDefault(), rules.get(), source, Locale.ENGLISH);
        results.forEachFlattened(error -> findings.add(finding(error)));
        return Optional.of(findings);
    }

    private static RuleFinding finding(IError error) {
        String rule = error.getErrorID();
        String path = error.getErrorFieldName();
        String text = error.getErrorText(Locale.ENGLISH);
        return new RuleFinding(
                rule == null || rule.isBlank() ? "XSD" : rule,
                error.isError(),
                path == null ? "" : path,
                text == null ? "" : text.strip());
    }

    /** The rules that an invoice claims to follow, where they are there; else those of EN 16931. */
    private Optional<IValidationExecutorSet<IValidationSourceXML>> claimed(EInvoice invoice) {
        complete();
        String profile = invoice.profile();
        Optional<IValidationExecutorSet<IValidationSourceXML>> claimed = Optional.empty();
        if (profile.contains("peppol.eu:2017:poacc:billing")) {
            claimed = newest("eu.peppol.bis3", artifact(invoice, "", "invoice", "creditnote"));
        } else if (profile.contains("xrechnung")) {
            boolean extension = profile.contains("#conformant#");
            claimed = newest(
                    extension ? XRECHNUNG_GROUP + ".extension" : XRECHNUNG_GROUP,
                    artifact(invoice, "cii", "ubl-invoice", "ubl-creditnote"));
        }
        return claimed.isPresent() ? claimed : en16931(invoice);
    }

    private Optional<IValidationExecutorSet<IValidationSourceXML>> en16931(EInvoice invoice) {
        return newest(EN16931Validation.GROUP_ID, artifact(invoice, "cii", "ubl", "ubl-creditnote"));
    }

    private static String artifact(EInvoice invoice, String cii, String ublInvoice, String ublCreditNote) {
        return switch (invoice.syntax()) {
            case UBL_INVOICE -> ublInvoice;
            case UBL_CREDIT_NOTE -> ublCreditNote;
            case CII -> cii;
            default -> "";
        };
    }

    /** The newest rules of a name that are not deprecated. */
    private Optional<IValidationExecutorSet<IValidationSourceXML>> newest(String group, String artifact) {
        IValidationExecutorSet<IValidationSourceXML> best = null;
        DVRCoordinate bestId = null;
        for (IValidationExecutorSet<IValidationSourceXML> set : registry.getAll()) {
            DVRCoordinate id = set.getID();
            boolean fits = id.getGroupID().equals(group)
                    && id.getArtifactID().equals(artifact)
                    && !set.getStatus().isDeprecated();
            if (fits && (bestId == null || id.compareTo(bestId) > 0)) {
                best = set;
                bestId = id;
            }
        }
        return Optional.ofNullable(best);
    }
}
