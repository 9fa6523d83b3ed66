package com.smartap.testkit.samples;

import com.smartap.model.Money;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Currency;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Pages to draw on, in points from the top left corner. The bytes of a finished document are always the same. */
final class Sheet implements AutoCloseable {
    static final Color INK = new Color(33, 37, 41);
    static final Color GREY = new Color(108, 117, 125);
    static final Color RULE = new Color(206, 212, 218);

    final PDFont regular = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    final PDFont bold = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);
    final PDFont serif = new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN);
    final PDFont serifBold = new PDType1Font(Standard14Fonts.FontName.TIMES_BOLD);
    private final PDDocument document = new PDDocument();
    private final PDRectangle size;
    private PDPageContentStream content;

    Sheet(PDRectangle size, String title) throws IOException {
        this.size = size;
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(title);
        Calendar made = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        made.setTimeInMillis(1_790_000_000_000L);
        information.setCreationDate(made);
        document.setDocumentId((long) title.hashCode());
        this.content = begin();
    }

    private PDPageContentStream begin() throws IOException {
        PDPage page = new PDPage(size);
        document.addPage(page);
        return new PDPageContentStream(document, page);
    }

    void newPage() throws IOException {
        content.close();
        content = begin();
    }

    float width() {
        return size.getWidth();
    }

    float height() {
        return size.getHeight();
    }

    void text(float x, float y, PDFont font, float points, Color colour, String text) throws IOException {
        content.beginText();
        content.setFont(font, points);
        content.setNonStrokingColor(colour);
        content.newLineAtOffset(x, size.getHeight() - y);
        content.showText(text);
        content.endText();
    }

    void right(float x, float y, PDFont font, float points, Color colour, String text) throws IOException {
        text(x - widthOf(font, points, text), y, font, points, colour, text);
    }

    void centre(float x, float y, PDFont font, float points, Color colour, String text) throws IOException {
        text(x - widthOf(font, points, text) / 2, y, font, points, colour, text);
    }

    void fill(float x, float y, float width, float height, Color colour) throws IOException {
        content.setNonStrokingColor(colour);
        content.addRect(x, size.getHeight() - y - height, width, height);
        content.fill();
    }

    void rule(float from, float to, float y, float thickness, Color colour) throws IOException {
        content.setStrokingColor(colour);
        content.setLineWidth(thickness);
        content.moveTo(from, size.getHeight() - y);
        content.lineTo(to, size.getHeight() - y);
        content.stroke();
    }

    static float widthOf(PDFont font, float points, String text) throws IOException {
        return font.getStringWidth(text) / 1000 * points;
    }

    static List<String> wrap(PDFont font, float points, float width, String text) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && widthOf(font, points, line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** An amount with thousands marks, such as {@code 1,234.50}. */
    static String number(BigDecimal value, int decimals) {
        DecimalFormat format = new DecimalFormat(
                decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals), DecimalFormatSymbols.getInstance(Locale.US));
        return format.format(value);
    }

    /** An amount with the currency's sign, such as {@code $1,234.50}. */
    static String money(BigDecimal value, Currency currency) {
        String sign = switch (currency.getCurrencyCode()) {
            case "USD" -> "$";
            case "EUR" -> "€";
            case "GBP" -> "£";
            case "JPY" -> "¥";
            default -> currency.getCurrencyCode() + " ";
        };
        return sign + number(value, Money.decimals(currency));
    }

    byte[] finish() throws IOException {
        content.close();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
