package com.smartap.archive.internal.clean;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.MoveText;
import org.apache.pdfbox.contentstream.operator.text.NextLine;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.SetTextLeading;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDPushButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.pdmodel.interactive.form.PDVariableText;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Finds fields that show something else than they hold. The sealed copy shows what was shown, and says so. */
final class StaleLook {
    private static final int MOST_SHOWN = 80;

    private StaleLook() {}

    static Optional<String> of(PDTerminalField field, String value) {
        if (field instanceof PDTextField text && text.isPassword()) {
            return Optional.empty();
        }
        for (PDAnnotationWidget widget : field.getWidgets()) {
            if (widget.isHidden() || widget.isNoView()) {
                continue;
            }
            if (field instanceof PDVariableText) {
                Optional<String> found = text(field, widget, value);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return field instanceof PDButton button && !(button instanceof PDPushButton)
                ? button(field, value)
                : Optional.empty();
    }

    private static Optional<String> text(PDTerminalField field, PDAnnotationWidget widget, String value) {
        PDAppearanceStream look = widget.getNormalAppearanceStream();
        if (look == null) {
            return Optional.empty();
        }
        String shown = Shown.by(look);
        String one = bare(shown);
        String other = bare(value);
        if (one.isEmpty() || other.isEmpty() || one.contains(other) || other.contains(one)) {
            return Optional.empty();
        }
        return Optional.of("value and look of field \"%s\" differ: it holds \"%s\" and shows \"%s\", which stays"
                .formatted(field.getFullyQualifiedName(), shortened(value), shortened(shown)));
    }

    /** A check box or radio button is on in some widget exactly if its value is not Off. */
    private static Optional<String> button(PDTerminalField field, String value) {
        boolean on = field.getWidgets().stream()
                .map(widget -> widget.getCOSObject().getCOSName(COSName.AS))
                .anyMatch(state -> state != null && !"Off".equals(state.getName()));
        boolean states = field.getWidgets().stream()
                .anyMatch(widget -> widget.getCOSObject().containsKey(COSName.AS));
        if (!states || on != "Off".equals(value)) {
            return Optional.empty();
        }
        return Optional.of("value and look of field \"%s\" differ: it holds \"%s\" and is shown %s, which stays"
                .formatted(field.getFullyQualifiedName(), shortened(value), on ? "on" : "off"));
    }

    private static String bare(String text) {
        StringBuilder bare = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) + "…" : line;
    }

    /** Collects the text of an appearance. */
    private static final class Shown extends PDFStreamEngine {
        private final StringBuilder text = new StringBuilder();

        private Shown() {
            addOperator(new BeginText(this));
            addOperator(new EndText(this));
            addOperator(new SetFontAndSize(this));
            addOperator(new ShowText(this));
            addOperator(new ShowTextAdjusted(this));
            addOperator(new ShowTextLine(this));
            addOperator(new MoveText(this));
            addOperator(new NextLine(this));
            addOperator(new SetTextLeading(this));
            addOperator(new Save(this));
            addOperator(new Restore(this));
            addOperator(new Concatenate(this));
        }

        static String by(PDAppearanceStream look) {
            Shown shown = new Shown();
            try {
                shown.processChildStream(look, new PDPage());
            } catch (IOException | RuntimeException unreadable) {
                return "";
            }
            return shown.text.toString();
        }

        @Override
        protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
            String character = font.toUnicode(code);
            text.append(character == null ? "" : character);
        }
    }
}
