package com.smartap.capture.internal.einvoice;

import com.smartap.capture.internal.xml.XmlElement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A business term of EN 16931 as a document states it.
 *
 * @param number 27 for BT-27
 * @param text the value as it stands there, without blanks at both ends; may be empty
 * @param element where it stands
 * @param attribute the attribute of the element that holds it; null if the element itself does
 */
public record Term(
        int number,
        String text,
        XmlElement element,
        @Nullable String attribute) {
    /** Where it stands, such as {@code /Invoice/cbc:ID}. */
    public String path() {
        return attribute == null ? element.path() : element.path() + "/@" + attribute;
    }

    /** What qualifies the value, such as {@code schemeID} or {@code currencyID}. */
    public Optional<String> qualifier(String name) {
        return element.attribute(name).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "BT-" + number + " at " + path();
    }
}
