package com.smartap.capture.internal.einvoice.read;

import com.smartap.capture.internal.einvoice.Term;
import com.smartap.capture.internal.einvoice.Terms;
import com.smartap.capture.internal.einvoice.Values;
import com.smartap.capture.internal.xml.XmlElement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What FatturaPA states in another way than EN 16931: names of persons, tax ids in two parts, sums per rate. */
final class FatturaPa {
    private FatturaPa() {}

    /** A value made of several elements, and where they stand. */
    record Found(String text, String source) {}

    /**
     * Sums.
     *
     * @param net the amounts before tax of all rates; null if there are none
     * @param tax the tax of all rates
     * @param total both, with their rounding
     * @param due what the payments add up to; null if none is stated
     */
    record Sums(
            @Nullable BigDecimal net,
            @Nullable BigDecimal tax,
            BigDecimal total,
            @Nullable BigDecimal due,
            @Nullable String source,
            @Nullable String dueSource) {}

    /** The name of a person. */
    static Optional<Found> person(XmlElement party) {
        List<XmlElement> found = party.all("DatiAnagrafici/Anagrafica");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        XmlElement person = found.get(0);
        String name = Stream.of("Titolo", "Nome", "Cognome")
                .flatMap(part -> person.child(part).stream())
                .map(part -> Values.line(part.text()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? Optional.empty() : Optional.of(new Found(name, person.path()));
    }

    /** The VAT id with its country, else the tax code. */
    static Optional<Found> taxId(XmlElement party) {
        List<XmlElement> ids = party.all("DatiAnagrafici/IdFiscaleIVA");
        if (!ids.isEmpty()) {
            XmlElement id = ids.get(0);
            String country = id.child("IdPaese").map(XmlElement::text).orElse("");
            String code = id.child("IdCodice").map(XmlElement::text).orElse("");
            if (!code.isEmpty()) {
                return Optional.of(new Found(code.startsWith(country) ? code : country + code, id.path()));
            }
        }
        return party.all("DatiAnagrafici/CodiceFiscale").stream()
                .filter(code -> !code.text().isEmpty())
                .findFirst()
                .map(code -> new Found(code.text(), code.path()));
    }

    static Sums sums(Terms terms) {
        List<Terms> rates = terms.groups(23);
        BigDecimal rounding = rates.stream()
                .flatMap(rate -> rate.element().child("Arrotondamento").stream())
                .flatMap(element -> Values.decimal(element.text()).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal net = rates.isEmpty() ? null : terms.sum(116);
        BigDecimal tax = rates.isEmpty() ? null : terms.sum(117);
        BigDecimal total =
                net == null || tax == null ? BigDecimal.ZERO : net.add(tax).add(rounding);
        Optional<Term> payment = terms.first(115);
        return new Sums(
                net,
                tax,
                total,
                payment.isPresent() ? terms.sum(115) : null,
                rates.isEmpty() ? null : rates.get(0).element().path(),
                payment.map(Term::path).orElse(null));
    }
}
