package com.smartap.capture.internal.table;

import com.smartap.capture.internal.container.ZipArchive;
import com.smartap.capture.internal.fields.Refusals;
import com.smartap.spi.capture.DocumentSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The sheet of a workbook that holds the table: the first visible one that has rows. */
final class XlsxSource implements TableSource {
    private static final int MOST_SHEETS = 50;
    private static final int MOST_COLUMNS = 200;
    /** Excel keeps 15 digits; what stands behind them is the noise of binary fractions. */
    private static final MathContext EXCEL_DIGITS = new MathContext(15);

    private final String name;
    private final byte[] bytes;
    private final List<String> findings = new ArrayList<>();
    private final boolean from1904;
    private final int sheet;

    private XlsxSource(String name, byte[] bytes) throws IOException {
        this.name = name;
        this.bytes = bytes;
        try (ReadableWorkbook workbook = open()) {
            from1904 = workbook.isDate1904();
            List<Sheet> sheets = workbook.getSheets().limit(MOST_SHEETS + 1L).toList();
            if (sheets.size() > MOST_SHEETS) {
                throw Refusals.tooLarge("%s has more than %d sheets. Maybe send the one with the invoices."
                        .formatted(name, MOST_SHEETS));
            }
            sheet = choose(sheets);
        }
    }

    static XlsxSource open(DocumentSource document) throws IOException {
        byte[] bytes = document.readAll();
        ZipArchive.open(document.name(), bytes).guardWorkbook();
        try {
            return new XlsxSource(document.name(), bytes);
        } catch (ExcelReaderException e) {
            throw damaged(document.name(), e);
        }
    }

    private static RuntimeException damaged(String name, Exception cause) {
        return Refusals.damaged(
                "%s is no readable workbook. Maybe open it in Excel, save it again and send that.".formatted(name),
                cause);
    }

    private ReadableWorkbook open() throws IOException {
        return new ReadableWorkbook(new ByteArrayInputStream(bytes));
    }

    /** The first visible sheet with rows; what else there is becomes a finding. */
    private int choose(List<Sheet> sheets) throws IOException {
        int chosen = -1;
        List<String> others = new ArrayList<>();
        for (Sheet candidate : sheets) {
            boolean visible = candidate.getVisibility() == SheetVisibility.VISIBLE;
            if (!visible) {
                findings.add("the sheet \"%s\" is hidden and was not read".formatted(candidate.getName()));
            } else if (hasRows(candidate)) {
                if (chosen < 0) {
                    chosen = candidate.getIndex();
                } else {
                    others.add(candidate.getName());
                }
            }
        }
        if (!others.isEmpty()) {
            findings.add("only the first sheet was read; not read: " + String.join(", ", others));
        }
        return Math.max(0, chosen);
    }

    private static boolean hasRows(Sheet sheet) throws IOException {
        try (Stream<org.dhatim.fastexcel.reader.Row> rows = sheet.openStream()) {
            return rows.limit(100).anyMatch(row -> row.getPhysicalCellCount() > 0);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> findings() {
        return findings;
    }

    @Override
    public boolean commaLikely() {
        return false;
    }

    @Override
    public boolean from1904() {
        return from1904;
    }

    @Override
    public void each(Visitor visitor) throws IOException {
        try (ReadableWorkbook workbook = open()) {
            Sheet table = workbook.getSheet(sheet).orElse(null);
            if (table == null) {
                return;
            }
            try (Stream<org.dhatim.fastexcel.reader.Row> rows = table.openStream()) {
                Iterator<org.dhatim.fastexcel.reader.Row> iterator = rows.iterator();
                while (iterator.hasNext()) {
                    Row row = row(iterator.next());
                    if (!row.isBlank() && !visitor.row(row)) {
                        return;
                    }
                }
            }
        } catch (ExcelReaderException e) {
            throw damaged(name, e);
        }
    }

    private Row row(org.dhatim.fastexcel.reader.Row row) {
        if (row.getCellCount() > MOST_COLUMNS
                && row.stream().filter(cell -> cell != null).anyMatch(cell -> cell.getColumnIndex() >= MOST_COLUMNS)) {
            throw Refusals.tooLarge("%s has a row of %d columns; at most %d are read"
                    .formatted(name, row.getCellCount(), MOST_COLUMNS));
        }
        List<Cell> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            cells.add(cell(row.getCell(i)));
        }
        return new Row(row.getRowNum(), cells, row.isHidden());
    }

    private static Cell cell(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return Cell.EMPTY;
        }
        boolean formula =
                cell.getFormula() != null && !cell.getFormula().isEmpty() || cell.getType() == CellType.FORMULA;
        String raw =
                cell.getType() == CellType.STRING || cell.getRawValue() == null ? cell.getText() : cell.getRawValue();
        Object value = cell.getValue();
        if (value instanceof BigDecimal number) {
            BigDecimal exact = number.round(EXCEL_DIGITS).stripTrailingZeros();
            BigDecimal plain = exact.scale() < 0 ? exact.setScale(0) : exact;
            return new Cell(plain.toPlainString(), plain, formula);
        }
        if (cell.getType() == CellType.ERROR) {
            return new Cell(raw == null ? "#ERROR" : raw, null, formula);
        }
        String text = value == null ? raw : String.valueOf(value);
        return new Cell(text == null ? "" : text.strip(), null, formula);
    }
}
